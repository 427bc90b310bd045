package io.haldane.cli.text;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where lines are shown.
 *
 * @param columns of the terminal; {@link #WIDE} where there is none
 * @param rows of the terminal; 0 where there is none
 */
public record Screen(int columns, int rows, boolean colour) {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

  /** Lines of pipes and files are not wrapped. */
  public static final int WIDE = 10_000;

  private static final int NARROWEST = 40;

  /** A pipe or a file. */
  public static final Screen NONE = new Screen(WIDE, 0, false);

  /**
   * @param size {@code rows columns}, as {@code stty size} prints it; empty without a terminal
   */
  public static Screen of(String size, Map<String, String> environment) {
    String[] numbers = size.strip().split(" ");
    if (numbers.length != 2 || !isNumber(numbers[0]) || !isNumber(numbers[1])) {
      return NONE;
    }
    boolean plain =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "dumb").equals("dumb");
    int columns = Integer.parseInt(numbers[1]);
    return new Screen(
        columns == 0 ? 80 : Math.max(NARROWEST, columns), Integer.parseInt(numbers[0]), !plain);
  }

  private static boolean isNumber(String text) {
    return text.matches("\\d{1,5}");
  }

  public boolean isTerminal() {
    return columns != WIDE;
  }

  /**
   * The text in that tone, where colours are shown. Texts come from the cluster: whoever writes to
   * an object must not write to the terminal of its reader.
   */
  public String paint(Tone tone, String text) {
    String shown = CONTROL.matcher(text).replaceAll(" ");
    return colour && tone != Tone.PLAIN ? tone.code() + shown + "\u001b[0m" : shown;
  }
}
