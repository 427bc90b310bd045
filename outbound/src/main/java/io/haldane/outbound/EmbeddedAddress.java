package io.haldane.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The IPv4 address within an IPv6 address that a translator or a tunnel leads there: IPv4-mapped
 * and -compatible, NAT64 ({@code 64:ff9b::/96}) and 6to4 ({@code 2002::/16}).
 */
final class EmbeddedAddress {
  private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff};
  private static final byte[] COMPATIBLE = new byte[12];

  private EmbeddedAddress() {}

  static Optional<InetAddress> of(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length != 16) {
      return Optional.empty();
    }
    byte[] prefix = Arrays.copyOf(bytes, 12);
    if (Arrays.equals(prefix, NAT64) || Arrays.equals(prefix, MAPPED)) {
      return at(bytes, 12);
    }
    if (Arrays.equals(prefix, COMPATIBLE)) {
      // ::1 and :: are addresses of their own.
      return bytes[12] == 0 ? Optional.empty() : at(bytes, 12);
    }
    return bytes[0] == 0x20 && bytes[1] == 0x02 ? at(bytes, 2) : Optional.empty();
  }

  private static Optional<InetAddress> at(byte[] bytes, int from) {
    try {
      return Optional.of(InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4)));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
