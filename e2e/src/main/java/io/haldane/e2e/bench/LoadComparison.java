package io.haldane.e2e.bench;

import io.haldane.e2e.controller.LoadTesterRun;
import io.haldane.e2e.process.Parts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The load tester and vegeta at the same server, one after the other, several times; the median
 * counts. The JVM is warm, as it is in a load tester that runs for days.
 */
final class LoadComparison {
  private static final int RATE = 5000;
  private static final int ROUNDS = 3;
  private static final Duration DURATION = Duration.ofSeconds(20);
  private static final Duration WARM = Duration.ofSeconds(15);

  private final Progress progress;
  private final OurLoad ours;
  private final Vegeta vegeta;

  private record Both(LoadFigures ours, LoadFigures vegeta) {}

  private LoadComparison(Progress progress, OurLoad ours, Vegeta vegeta) {
    this.progress = progress;
    this.ours = ours;
    this.vegeta = vegeta;
  }

  /**
   * @param run for files of the run
   * @return what people read
   */
  static String run(Path run, Progress progress) {
    try (Parts parts = new Parts()) {
      LoadTarget target = parts.keep(() -> LoadTarget.start(run, Rig.freePort()));
      LoadTesterRun process =
          parts.keep(
              () -> LoadTesterRun.start(run.resolve("logs"), Rig.freePort(), List.of(), Map.of()));
      OurLoad ours = new OurLoad(process);
      LoadComparison comparison = new LoadComparison(progress, ours, new Vegeta(run));
      progress.say("warming the JVM");
      ours.attack(target.quick(), RATE, WARM);
      String at = "%d requests a second to a server that answers ".formatted(RATE);
      return comparison.table(at + "at once", target.quick())
          + "\n"
          + comparison.table(at + "after " + LoadTarget.SLOW.toMillis() + " ms", target.slow());
    }
  }

  private String table(String title, URI target) {
    List<Both> rounds = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      progress.say(title + ", round " + round);
      LoadFigures one = ours.attack(target, RATE, DURATION);
      rounds.add(new Both(one, vegeta.attack(target, RATE, DURATION)));
    }
    Table table = new Table().row(title, "load tester", "vegeta", "ratio");
    row(table, rounds, "  requests a second", LoadFigures::rate);
    row(table, rounds, "  failed, percent", LoadFigures::failed);
    row(table, rounds, "  p50, ms", LoadFigures::p50);
    row(table, rounds, "  p99, ms", LoadFigures::p99);
    row(table, rounds, "  CPU of a request, µs", LoadFigures::cpu);
    return table.toString();
  }

  private static void row(
      Table table, List<Both> rounds, String words, ToDoubleFunction<LoadFigures> figure) {
    double one = median(rounds.stream().map(Both::ours).toList(), figure);
    double other = median(rounds.stream().map(Both::vegeta).toList(), figure);
    table.row(words, number(one), number(other), other == 0 ? "" : number(one / other));
  }

  private static double median(List<LoadFigures> figures, ToDoubleFunction<LoadFigures> figure) {
    return new Quantiles(figures.stream().map(figure::applyAsDouble).toList()).median();
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, "%.3f", number);
  }
}
