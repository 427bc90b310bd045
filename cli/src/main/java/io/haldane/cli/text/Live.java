package io.haldane.cli.text;

import java.io.PrintWriter;
import java.util.List;

/**
 * A view that changes. A terminal shows the newest one in place; elsewhere each that differs from
 * the one before is printed.
 */
public final class Live {
  private static final String HOME = "\u001b[H";
  private static final String CLEAR = "\u001b[2J";
  private static final String CLEAR_LINE = "\u001b[K";
  private static final String CLEAR_BELOW = "\u001b[J";

  private final PrintWriter out;
  private final Screen screen;
  private List<String> shown = List.of();

  public Live(PrintWriter out, Screen screen) {
    this.out = out;
    this.screen = screen;
  }

  public void show(List<String> lines) {
    if (lines.equals(shown)) {
      return;
    }
    if (screen.isTerminal()) {
      redraw(lines);
    } else {
      if (!shown.isEmpty()) {
        out.println();
      }
      lines.forEach(out::println);
    }
    shown = lines;
    // Nobody reads any more, as behind "head".
    if (out.checkError()) {
      Thread.currentThread().interrupt();
    }
  }

  /** What does not fit is left out, so that nothing scrolls. */
  private void redraw(List<String> lines) {
    out.print(shown.isEmpty() ? CLEAR + HOME : HOME);
    int rows = screen.rows() > 1 ? screen.rows() - 1 : Integer.MAX_VALUE;
    lines.stream().limit(rows).forEach(line -> out.print(line + CLEAR_LINE + "\n"));
    out.print(CLEAR_BELOW);
  }
}
