package io.haldane.sandbox.promql;

/** The escapes of quoted strings, which are Go's. */
final class StringEscapes {
  private final String text;
  private final char quote;
  private final int offset;
  private int at;

  private StringEscapes(String text, char quote, int offset) {
    this.text = text;
    this.quote = quote;
    this.offset = offset;
  }

  /**
   * What a text between quotes means.
   *
   * @param offset where the string begins in the query, for errors
   */
  static String resolve(String text, char quote, int offset) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringEscapes escapes = new StringEscapes(text, quote, offset);
    StringBuilder meaning = new StringBuilder();
    while (escapes.at < text.length()) {
      char c = text.charAt(escapes.at++);
      meaning.appendCodePoint(c == '\\' ? escapes.escape() : c);
    }
    return meaning.toString();
  }

  private int escape() {
    char c = text.charAt(at++);
    return switch (c) {
      case 'a' -> 7;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 11;
      case '\\' -> '\\';
      case 'x' -> code(2, 16);
      case 'u' -> code(4, 16);
      case 'U' -> code(8, 16);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        at--;
        yield code(3, 8);
      }
      default -> {
        if (c == quote) {
          yield c;
        }
        throw bad("unknown escape sequence " + String.format("U+%04X '%c'", (int) c, c));
      }
    };
  }

  private int code(int digits, int radix) {
    long code = 0;
    for (int i = 0; i < digits; i++) {
      int digit = at < text.length() ? Character.digit(text.charAt(at), radix) : -1;
      if (digit < 0) {
        throw bad("escape sequence not terminated");
      }
      code = code * radix + digit;
      at++;
    }
    boolean surrogate = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
    if (code > Character.MAX_CODE_POINT || surrogate) {
      throw bad("escape sequence is an invalid Unicode code point");
    }
    return (int) code;
  }

  private Fault bad(String why) {
    return Fault.at(offset, why);
  }
}
