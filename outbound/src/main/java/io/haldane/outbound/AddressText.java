package io.haldane.outbound;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings a URL as people write it into the form that HTTP carries. */
final class AddressText {
  private static final Pattern PARTS = Pattern.compile("([^:/?#]+)://([^/?#]*)([^?#]*)([^#]*).*");
  private static final Pattern LAST_AT = Pattern.compile("(.*@)?(.*?)(:\\d*)?");
  private static final String NEVER_RAW = " \"<>\\^`{|}";

  private AddressText() {}

  /**
   * Spaces and letters beyond ASCII are escaped, a host in other letters gets its DNS name, an
   * empty path is {@code /}, the fragment goes. What is no URL is given back as it is.
   *
   * @throws IllegalArgumentException when the host cannot be a DNS name
   */
  static String carried(String text) {
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      return text;
    }
    String path = parts.group(3).isEmpty() ? "/" : parts.group(3);
    return parts.group(1)
        + "://"
        + authority(parts.group(2))
        + escaped(path, "[]")
        + escaped(parts.group(4), "");
  }

  private static String authority(String text) {
    Matcher parts = LAST_AT.matcher(text);
    boolean plain = text.chars().allMatch(letter -> letter < 0x80) || !parts.matches();
    if (plain) {
      return text;
    }
    String login = parts.group(1) == null ? "" : escaped(parts.group(1), "");
    String port = parts.group(3) == null ? "" : parts.group(3);
    return login + IDN.toASCII(parts.group(2)) + port;
  }

  private static String escaped(String part, String alsoNever) {
    StringBuilder escaped = new StringBuilder();
    for (byte octet : part.getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (octet & 0xff);
      boolean raw = letter < 0x80 && (NEVER_RAW + alsoNever).indexOf(letter) < 0;
      escaped.append(raw ? String.valueOf(letter) : "%%%02X".formatted((int) letter));
    }
    return escaped.toString();
  }
}
