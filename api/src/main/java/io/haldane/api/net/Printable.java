package io.haldane.api.net;

/** Foreign words, fit to be shown: a bounded number of characters, all of them visible. */
public final class Printable {
  /** Characters that are shown of what another side answered. */
  public static final int MOST = 200;

  private static final String CUT = "…";

  private Printable() {}

  /** At most {@link #MOST} characters. */
  public static String of(String text) {
    return of(text, MOST);
  }

  /**
   * The beginning of the text with control characters written out, such as {@code \n} and {@code
   * \u001b}. Doing it twice changes nothing.
   *
   * @param most characters of the result, the mark of a cut among them
   */
  public static String of(String text, int most) {
    // Nothing behind can be shown, whatever is written out.
    String begin = text.strip();
    StringBuilder shown = new StringBuilder();
    for (int at = 0; at < begin.length(); ) {
      int letter = begin.codePointAt(at);
      at += Character.charCount(letter);
      String next = visible(letter);
      boolean last = at >= begin.length();
      if (shown.length() + next.length() > most - (last ? 0 : CUT.length())) {
        return shown.append(CUT).toString();
      }
      shown.append(next);
    }
    return shown.toString();
  }

  /** What happened, without the addresses that an exception's words may hold. */
  public static String fault(Throwable failure) {
    return of(Addresses.hideIn(failure.toString()));
  }

  private static String visible(int letter) {
    return switch (letter) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> isVisible(letter) ? Character.toString(letter) : "\\u%04x".formatted(letter);
    };
  }

  private static boolean isVisible(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
