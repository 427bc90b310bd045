package io.haldane.template;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Double-quoted text with Go's escapes: read from a template, written by {@code %q}. */
final class Quotes {
  private static final String LETTERS = "abfnrtv\\\"";
  private static final String MEANINGS = "\u0007\b\f\n\r\t\u000b\\\"";

  /** What Go escapes: characters that show nothing, and all spaces but one. */
  private static final Pattern UNPRINTED = Pattern.compile("[\\p{C}\\p{Z}]");

  private final String text;
  private final int offset;
  // Escapes such as \xe2 are bytes of UTF-8, so the text is put together as bytes.
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private Quotes(String text, int offset) {
    this.text = text;
    this.offset = offset;
  }

  /**
   * What the text between two quotes means.
   *
   * @param offset where the opening quote stands in the template
   */
  static String unquote(String text, int offset) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    Quotes quotes = new Quotes(text, offset);
    int at = 0;
    while (at < text.length()) {
      at = text.charAt(at) == '\\' ? quotes.escape(at + 1) : quotes.plain(at);
    }
    return quotes.bytes.toString(StandardCharsets.UTF_8);
  }

  private int plain(int at) {
    int character = text.codePointAt(at);
    bytes.writeBytes(Character.toString(character).getBytes(StandardCharsets.UTF_8));
    return at + Character.charCount(character);
  }

  private int escape(int at) {
    char letter = at < text.length() ? text.charAt(at) : ' ';
    int simple = LETTERS.indexOf(letter);
    if (simple >= 0) {
      bytes.write(MEANINGS.charAt(simple));
      return at + 1;
    }
    return switch (letter) {
      case 'x' -> octet(at + 1, 2, 16);
      case 'u' -> character(at + 1, 4);
      case 'U' -> character(at + 1, 8);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octet(at, 3, 8);
      default -> throw unknown(at);
    };
  }

  private int octet(int at, int digits, int radix) {
    int value = number(at, digits, radix);
    if (value > 0xff) {
      throw unknown(at);
    }
    bytes.write(value);
    return at + digits;
  }

  private int character(int at, int digits) {
    int value = number(at, digits, 16);
    boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
    if (!Character.isValidCodePoint(value) || surrogate) {
      throw unknown(at);
    }
    bytes.writeBytes(Character.toString(value).getBytes(StandardCharsets.UTF_8));
    return at + digits;
  }

  private int number(int at, int digits, int radix) {
    if (at + digits > text.length()) {
      throw unknown(at);
    }
    int value = 0;
    for (char digit : text.substring(at, at + digits).toCharArray()) {
      int part = digit < 0x80 ? Character.digit(digit, radix) : -1;
      // Eight hexadecimal digits can pass the range of an int; no character is that large.
      if (part < 0 || value > Character.MAX_CODE_POINT) {
        throw unknown(at);
      }
      value = value * radix + part;
    }
    return value;
  }

  private TemplateFault unknown(int at) {
    return new TemplateFault(
        offset + 1 + Math.min(at, text.length()),
        "unknown escape in a text; double the backslash, or put the text between backquotes");
  }

  /** The text between double quotes, with everything escaped that does not print. */
  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(character -> append(quoted, character));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int character) {
    int simple = MEANINGS.indexOf(character);
    if (simple >= 0) {
      quoted.append('\\').append(LETTERS.charAt(simple));
    } else if (character < ' ' || character == 0x7f) {
      quoted.append(String.format("\\x%02x", character));
    } else if (prints(character)) {
      quoted.appendCodePoint(character);
    } else {
      quoted.append(String.format(character > 0xffff ? "\\U%08x" : "\\u%04x", character));
    }
  }

  private static boolean prints(int character) {
    return character == ' ' || !UNPRINTED.matcher(Character.toString(character)).matches();
  }
}
