package io.haldane.outbound;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A list of hosts as a flag gives it; entries are kept as they were written, to be named. */
public record HostList(List<Entry> entries) {
  /** What one entry of the list means. */
  record Entry(String text, List<HostPattern> patterns) {}

  /**
   * Entries by comma: ranges such as {@code 10.0.0.0/8}, addresses, names, {@code *.example.com},
   * {@code *}, and the words {@code link-local}, {@code metadata}, {@code unspecified}, {@code
   * loopback} and {@code private}.
   *
   * @throws IllegalArgumentException with a sentence that names the entry that is none
   */
  public static HostList parse(String text) {
    List<Entry> entries = new ArrayList<>();
    for (String part : text.split("[,\\s]+")) {
      String entry = part.strip().toLowerCase(Locale.ROOT);
      if (!entry.isEmpty()) {
        entries.add(entry(entry));
      }
    }
    return new HostList(List.copyOf(entries));
  }

  /** Whether every entry is one. */
  public static boolean accepts(String text) {
    try {
      parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Entry entry(String text) {
    List<HostPattern> patterns =
        HostGroup.of(text)
            .map(HostGroup::patterns)
            .or(() -> HostPattern.parse(text).map(List::of))
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "'"
                        + text
                        + "' is not a host; write a name, *.example.com, an address, a range such as"
                        + " 10.0.0.0/8, or one of link-local, metadata, unspecified, loopback,"
                        + " private"));
    return new Entry(text, patterns);
  }

  /** Whether an entry means the address. */
  public boolean lists(InetAddress address) {
    return find("", Optional.of(address)).isPresent();
  }

  /** The entry that means the name or the address. */
  Optional<String> find(String name, Optional<InetAddress> address) {
    return entries.stream()
        .filter(entry ->
            entry.patterns().stream()
                .anyMatch(pattern ->
                    pattern.matches(name)
                        || address.stream().flatMap(HostList::meant).anyMatch(pattern::matches)))
        .map(Entry::text)
        .findFirst();
  }

  /** The address, and the IPv4 address that an IPv6 address may stand for. */
  private static Stream<InetAddress> meant(InetAddress address) {
    return Stream.concat(Stream.of(address), EmbeddedAddress.of(address).stream());
  }
}
