package io.haldane.channels.nats;

import io.haldane.channels.tcp.Unusable;
import java.util.Arrays;

/** Keys as NATS writes them: Base32 of a prefix, the key, and a checksum. */
final class Nkey {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int PREFIX = 2;
  private static final int KEY = 32;
  private static final int CHECKSUM = 2;
  private static final int LETTERS = 58;

  private Nkey() {}

  /** The private key of a user, whose seed begins with SU. */
  static byte[] seed(String text) throws Unusable {
    if (!text.startsWith("SU") || text.length() != LETTERS || !text.matches("[A-Z2-7]+")) {
      throw wrong();
    }
    byte[] bytes = decoded(text);
    int sum = (bytes[PREFIX + KEY] & 0xff) | (bytes[PREFIX + KEY + 1] & 0xff) << 8;
    if (sum != checksum(bytes, PREFIX + KEY)) {
      throw wrong();
    }
    return Arrays.copyOfRange(bytes, PREFIX, PREFIX + KEY);
  }

  private static Unusable wrong() {
    return new Unusable(
        "has a key creds in its Secret whose seed is no key of a user; copy a whole credentials"
            + " file");
  }

  private static byte[] decoded(String text) {
    byte[] bytes = new byte[PREFIX + KEY + CHECKSUM];
    int at = 0;
    int bits = 0;
    int held = 0;
    for (char letter : text.toCharArray()) {
      held = (held << 5 | BASE32.indexOf(letter)) & 0xfff;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes[at++] = (byte) (held >> bits);
      }
    }
    return bytes;
  }

  /** CRC-16/XMODEM. */
  private static int checksum(byte[] bytes, int length) {
    int sum = 0;
    for (int at = 0; at < length; at++) {
      sum ^= (bytes[at] & 0xff) << 8;
      for (int bit = 0; bit < 8; bit++) {
        sum = (sum & 0x8000) == 0 ? sum << 1 : sum << 1 ^ 0x1021;
      }
      sum &= 0xffff;
    }
    return sum;
  }
}
