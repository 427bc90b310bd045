package io.haldane.api.net;

import java.util.regex.Pattern;

/** Foreign words, fit to be shown: a bounded number of characters, all of them visible. */
public final class Printable {
  /** Characters that are shown of what another side answered. */
  public static final int MOST = 200;

  private static final String CUT = "…";

  /** Control, format and unassigned characters, those of private use, and ends of lines. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

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
      default -> {
        String shown = Character.toString(letter);
        yield INVISIBLE.matcher(shown).matches() ? "\\u%04x".formatted(letter) : shown;
      }
    };
  }
}
