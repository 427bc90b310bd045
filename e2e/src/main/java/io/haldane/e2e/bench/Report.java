package io.haldane.e2e.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The figures of a run as people read them. */
final class Report {
  private final int canaries;
  private final Figures figures;
  private final Map<String, Double> earlier;

  /**
   * @param earlier figures of another run by {@link Measure#id()}; may be empty
   */
  Report(int canaries, Figures figures, Map<String, Double> earlier) {
    this.canaries = canaries;
    this.figures = figures;
    this.earlier = earlier;
  }

  String text() {
    return figureTable() + "\n" + requestTable() + "\n" + cpuTable();
  }

  private String figureTable() {
    Table table = new Table();
    List<String> head =
        new ArrayList<>(
            List.of("figure", "seen", "target", "", "reference, 200", "its limit lifted"));
    if (!earlier.isEmpty()) {
      head.addAll(List.of("before", "ratio"));
    }
    table.row(head.toArray(String[]::new));
    Phase last = null;
    for (Map.Entry<Measure, Double> figure : figures.seen().entrySet()) {
      Phase phase = figure.getKey().phase();
      if (phase != last) {
        table.title("").title(canaries + " canaries, " + phase.title());
        last = phase;
      }
      table.row(row(figure.getKey(), figure.getValue()));
    }
    return table.toString();
  }

  private String[] row(Measure measure, double seen) {
    Unit unit = measure.unit();
    OptionalDouble target = measure.target(canaries);
    List<String> row = new ArrayList<>();
    row.add("  " + measure.words());
    row.add(unit.write(seen));
    row.add(target.isPresent() ? "<= " + unit.write(target.getAsDouble()) : "");
    row.add(target.isEmpty() ? "" : seen <= target.getAsDouble() ? "ok" : "over");
    row.add(measure.reference().map(reference -> unit.write(reference.seen())).orElse(""));
    row.add(measure.reference().map(reference -> unit.write(reference.lifted())).orElse(""));
    if (!earlier.isEmpty()) {
      Double before = earlier.get(measure.id());
      row.add(before == null ? "" : unit.write(before));
      row.add(before == null || before == 0 ? "" : "%.2f".formatted(seen / before));
    }
    return row.toArray(String[]::new);
  }

  /** By verb and resource, phases beside each other. */
  private String requestTable() {
    Map<Phase, SortedMap<String, Long>> kinds =
        new TreeMap<>(
            figures.costs().entrySet().stream()
                .collect(
                    Collectors.toMap(
                        Map.Entry::getKey, cost -> cost.getValue().requests().byKind())));
    Table table = new Table();
    table.row(row("requests", kinds.keySet().stream().map(Phase::title).toList()));
    kinds.values().stream()
        .flatMap(counts -> counts.keySet().stream())
        .distinct()
        .sorted()
        .forEach(kind ->
            table.row(
                row(
                    "  " + kind,
                    kinds.values().stream()
                        .map(counts -> counts.containsKey(kind) ? "" + counts.get(kind) : "")
                        .toList())));
    table.row(
        row(
            "  watches that ended",
            figures.costs().values().stream()
                .map(cost -> "" + cost.requests().watches())
                .toList()));
    return table.toString();
  }

  /** Who had the machine. */
  private String cpuTable() {
    Table table = new Table();
    var costs = new TreeMap<>(figures.costs());
    table.row(row("CPU seconds", costs.keySet().stream().map(Phase::title).toList()));
    costs.values().stream()
        .flatMap(cost -> cost.cpu().keySet().stream())
        .distinct()
        .sorted()
        .forEach(name ->
            table.row(
                row(
                    "  " + name,
                    costs.values().stream()
                        .map(cost -> "%.1f".formatted(cost.cpu().getOrDefault(name, 0.0)))
                        .toList())));
    return table.toString();
  }

  private static String[] row(String first, List<String> others) {
    List<String> cells = new ArrayList<>();
    cells.add(first);
    cells.addAll(others);
    return cells.toArray(String[]::new);
  }
}
