package io.haldane.e2e.bench;

import java.util.ArrayList;
import java.util.List;

/** Rows of text with columns below each other; the first column is words, the others figures. */
final class Table {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** A line of its own, that does not widen a column. */
  Table title(String words) {
    rows.add(List.of(words));
    return this;
  }

  @Override
  public String toString() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; row.size() > 1 && i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        String blank = " ".repeat(Math.max(0, widths[i] - row.get(i).length()));
        line.append(i == 0 ? "" : GAP);
        line.append(i == 0 ? row.get(i) + blank : blank + row.get(i));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
