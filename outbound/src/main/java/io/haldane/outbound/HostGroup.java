package io.haldane.outbound;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Hosts that are meant by one word in {@code -allow-hosts} and {@code -deny-hosts}. */
enum HostGroup {
  LINK_LOCAL("link-local", "169.254.0.0/16", "fe80::/10"),

  /** Where clouds hand out the credentials of a machine, beside those on link-local addresses. */
  METADATA(
      "metadata",
      "metadata.google.internal",
      "metadata.goog",
      "instance-data",
      "instance-data.ec2.internal",
      "169.254.169.254",
      "fd00:ec2::/32",
      "fd20:ce::254",
      "100.100.100.200",
      "168.63.129.16",
      "192.0.0.192"),

  /** Connecting there means this machine. */
  UNSPECIFIED("unspecified", "0.0.0.0/8", "::/128"),
  LOOPBACK(
      "loopback",
      "localhost",
      "*.localhost",
      "ip6-localhost",
      "127.0.0.0/8",
      "::1/128",
      "0.0.0.0/8",
      "::/128"),
  NONE("none"),
  PRIVATE("private", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7");

  private final String word;
  private final List<HostPattern> patterns;

  HostGroup(String word, String... entries) {
    this.word = word;
    this.patterns =
        Stream.of(entries).map(entry -> HostPattern.parse(entry).orElseThrow()).toList();
  }

  static Optional<HostGroup> of(String word) {
    return Arrays.stream(values()).filter(group -> group.word.equals(word)).findFirst();
  }

  List<HostPattern> patterns() {
    return patterns;
  }
}
