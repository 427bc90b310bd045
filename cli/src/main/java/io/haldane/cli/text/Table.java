package io.haldane.cli.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows under a heading, in columns that are as wide as needed. The last one is cut to fit. Columns
 * at the right for which a terminal has no room are left out.
 */
public final class Table {
  private static final String GAP = "   ";

  /** Characters of the last column that are worth showing. */
  private static final int LEAST = 10;

  private final List<String> heading;
  private final List<List<Cell>> rows = new ArrayList<>();

  /** A text of one column. */
  public record Cell(Tone tone, String text) {
    public static Cell of(String text) {
      return new Cell(Tone.PLAIN, text);
    }
  }

  public Table(String... heading) {
    this.heading = List.of(heading);
  }

  public void row(Cell... cells) {
    rows.add(List.of(cells));
  }

  public List<String> lines(Screen screen) {
    int[] widths = new int[heading.size()];
    for (int column = 0; column < widths.length; column++) {
      widths[column] = heading.get(column).length();
      for (List<Cell> row : rows) {
        widths[column] = Math.max(widths[column], row.get(column).text().length());
      }
    }
    int shown = fitting(widths, screen.columns());
    List<String> lines = new ArrayList<>();
    lines.add(line(heading.stream().limit(shown).map(Cell::of).toList(), widths, screen));
    rows.forEach(row -> lines.add(line(row.subList(0, shown), widths, screen)));
    return lines;
  }

  /** How many columns there is room for; at least one. */
  private static int fitting(int[] widths, int room) {
    int used = 0;
    for (int column = 0; column < widths.length; column++) {
      boolean last = column == widths.length - 1;
      int needed = last ? Math.min(widths[column], LEAST) : widths[column];
      if (column > 0 && used + needed > room) {
        return column;
      }
      used += widths[column] + GAP.length();
    }
    return widths.length;
  }

  private static String line(List<Cell> cells, int[] widths, Screen screen) {
    StringBuilder line = new StringBuilder();
    int left = screen.columns();
    for (int column = 0; column < cells.size(); column++) {
      Cell cell = cells.get(column);
      boolean last = column == cells.size() - 1;
      String text = last ? cut(cell.text(), left) : cell.text();
      line.append(screen.paint(cell.tone(), text));
      if (!last) {
        line.append(" ".repeat(widths[column] - text.length())).append(GAP);
        left -= widths[column] + GAP.length();
      }
    }
    return line.toString().stripTrailing();
  }

  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, Math.max(1, width - 1)) + "…";
  }
}
