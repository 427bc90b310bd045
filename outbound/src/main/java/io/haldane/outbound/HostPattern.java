package io.haldane.outbound;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One entry of a list of hosts: a range of addresses, or a name with or without a wildcard. */
sealed interface HostPattern {
  Pattern NAME = Pattern.compile("(\\*\\.)?[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?|\\*");
  Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*");

  /** Whether it means the host by its name. */
  boolean matches(String name);

  /** Whether it means the address. */
  boolean matches(InetAddress address);

  /**
   * {@code 10.0.0.0/8}, {@code ::1/128} or one address.
   *
   * @param width bits of an address of this family
   * @param free bits at the end that may have any value
   */
  record Range(BigInteger prefix, int width, int free) implements HostPattern {
    @Override
    public boolean matches(String name) {
      return false;
    }

    @Override
    public boolean matches(InetAddress address) {
      byte[] other = address.getAddress();
      return other.length * 8 == width && new BigInteger(1, other).shiftRight(free).equals(prefix);
    }
  }

  /** A name, {@code *.example.com} for all names below it, or {@code *} for all hosts. */
  record Name(String name) implements HostPattern {
    @Override
    public boolean matches(String other) {
      return name.equals("*")
          || (name.startsWith("*.") ? other.endsWith(name.substring(1)) : other.equals(name));
    }

    @Override
    public boolean matches(InetAddress address) {
      return name.equals("*");
    }
  }

  /** Empty when the text is no entry. */
  static Optional<HostPattern> parse(String entry) {
    String text = entry.strip().toLowerCase(Locale.ROOT);
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    if (LITERAL.matcher(address).matches()) {
      return range(address, slash < 0 ? "" : text.substring(slash + 1));
    }
    return NAME.matcher(text).matches() ? Optional.of(new Name(text)) : Optional.empty();
  }

  private static Optional<HostPattern> range(String address, String bits) {
    try {
      byte[] network = InetAddress.getByName(address).getAddress();
      int width = network.length * 8;
      int given = bits.isEmpty() ? width : Integer.parseInt(bits);
      if (given < 0 || given > width) {
        return Optional.empty();
      }
      int free = width - given;
      return Optional.of(new Range(new BigInteger(1, network).shiftRight(free), width, free));
    } catch (UnknownHostException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
