package io.haldane.cli.text;

import io.haldane.cli.reading.Summary;
import io.haldane.cli.text.Table.Cell;
import io.haldane.cli.words.Ages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Canaries, one a line. */
public final class SummaryTable {
  private SummaryTable() {}

  /**
   * @param namespaces whether the namespace is a column
   * @param wide whether target and provider are columns
   */
  public static List<String> lines(
      List<Summary> summaries, boolean namespaces, boolean wide, Instant now, Screen screen) {
    List<String> heading = new ArrayList<>();
    if (namespaces) {
      heading.add("NAMESPACE");
    }
    heading.addAll(List.of("NAME", "PHASE", "WEIGHT", "FAILED", "CHANGED"));
    if (wide) {
      heading.addAll(List.of("TARGET", "PROVIDER"));
    }
    heading.add("");
    Table table = new Table(heading.toArray(String[]::new));
    summaries.forEach(summary -> table.row(cells(summary, namespaces, wide, now)));
    return table.lines(screen);
  }

  private static Cell[] cells(Summary summary, boolean namespaces, boolean wide, Instant now) {
    List<Cell> cells = new ArrayList<>();
    if (namespaces) {
      cells.add(Cell.of(summary.namespace()));
    }
    cells.add(Cell.of(summary.name()));
    cells.add(new Cell(Tones.of(summary.attention()), summary.phaseText()));
    cells.add(Cell.of(summary.weight() + " %"));
    cells.add(Cell.of(summary.failedChecks() + "/" + summary.threshold()));
    cells.add(Cell.of(Ages.since(summary.changed(), now)));
    if (wide) {
      String provider = summary.provider();
      cells.add(Cell.of(summary.target()));
      cells.add(Cell.of(provider == null ? "default" : provider));
    }
    cells.add(Cell.of(summary.says()));
    return cells.toArray(Cell[]::new);
  }
}
