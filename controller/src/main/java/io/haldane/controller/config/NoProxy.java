package io.haldane.controller.config;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The hosts that are called directly: names with their subdomains, addresses, address ranges such
 * as {@code 10.0.0.0/8}, any of them with a port, or {@code *} for all. This machine always is.
 */
record NoProxy(List<String> entries) {
  static NoProxy parse(String text) {
    return new NoProxy(
        Stream.of(text.split("[,\\s]"))
            .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
            .filter(entry -> !entry.isEmpty())
            .toList());
  }

  boolean matches(String host, int port) {
    String bare = host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
    return bare.equals("localhost")
        || address(bare).filter(InetAddress::isLoopbackAddress).isPresent()
        || entries.stream().anyMatch(entry -> matches(entry, bare, port));
  }

  private static boolean matches(String entry, String host, int port) {
    if (entry.equals("*")) {
      return true;
    }
    if (entry.contains("/")) {
      return inRange(entry, host);
    }
    int colon = entry.lastIndexOf(':');
    boolean hasPort = colon > 0 && entry.indexOf(':') == colon;
    if (hasPort && !entry.substring(colon + 1).equals(String.valueOf(port))) {
      return false;
    }
    String name = (hasPort ? entry.substring(0, colon) : entry).replaceFirst("^\\*?\\.", "");
    return host.equals(name) || host.endsWith("." + name);
  }

  private static boolean inRange(String range, String host) {
    int slash = range.indexOf('/');
    Optional<InetAddress> network = address(range.substring(0, slash));
    Optional<InetAddress> address = address(host);
    if (network.isEmpty() || address.isEmpty() || !range.substring(slash + 1).matches("\\d{1,3}")) {
      return false;
    }
    byte[] wanted = network.get().getAddress();
    byte[] actual = address.get().getAddress();
    int free = wanted.length * 8 - Integer.parseInt(range.substring(slash + 1));
    return wanted.length == actual.length
        && free >= 0
        && new BigInteger(1, wanted)
            .shiftRight(free)
            .equals(new BigInteger(1, actual).shiftRight(free));
  }

  /** The address that a literal means; a name is never looked up. */
  private static Optional<InetAddress> address(String literal) {
    if (!literal.matches("[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(literal));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
