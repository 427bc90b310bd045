package io.haldane.e2e.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

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
    return figureTable() + "\n" + requestTable() + "\n" + answerTable() + "\n" + cpuTable();
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
    return byPhase(
        "requests",
        cost -> {
          var counts = new TreeMap<String, String>();
          cost.requests().byKind().forEach((kind, count) -> counts.put(kind, "" + count));
          counts.put("watches that ended", "" + cost.requests().watches());
          return counts;
        });
  }

  private String answerTable() {
    return byPhase(
        "answers in ms, p50 / p99",
        cost -> {
          var times = new TreeMap<String, String>();
          cost.requests().answers().forEach((kind, seconds) -> times.put(kind, range(seconds)));
          return times;
        });
  }

  private static String range(Quantiles seconds) {
    return "%.0f / %.0f".formatted(seconds.median() * 1000, seconds.at(0.99) * 1000);
  }

  /** Who had the machine. */
  private String cpuTable() {
    return byPhase(
        "CPU seconds",
        cost -> {
          var seconds = new TreeMap<String, String>();
          cost.cpu().forEach((name, spent) -> seconds.put(name, "%.1f".formatted(spent)));
          return seconds;
        });
  }

  /** A row for each name that a phase has, and a column for each phase. */
  private String byPhase(String title, Function<Cost, SortedMap<String, String>> cells) {
    List<Phase> phases = figures.costs().keySet().stream().sorted().toList();
    List<SortedMap<String, String>> columns =
        phases.stream().map(figures.costs()::get).map(cells).toList();
    Table table = new Table().row(row(title, phases.stream().map(Phase::title).toList()));
    columns.stream()
        .flatMap(column -> column.keySet().stream())
        .distinct()
        .sorted()
        .forEach(name ->
            table.row(
                row(
                    "  " + name,
                    columns.stream().map(column -> column.getOrDefault(name, "")).toList())));
    return table.toString();
  }

  private static String[] row(String first, List<String> others) {
    return Stream.concat(Stream.of(first), others.stream()).toArray(String[]::new);
  }
}
