package io.haldane.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportTest {
  @TempDir Path folder;

  @Test
  void a_figure_is_held_against_the_target_for_its_size() {
    Figures figures = new Figures();
    figures.put(Measure.STEADY_MEMORY, 200);
    figures.put(Measure.STEADY_REQUESTS, 0.4);
    assertThat(line(report(200, figures), "resident"))
        .containsSubsequence("200 MB", "<= 140 MB", "over", "83 MB", "90 MB");
    assertThat(line(report(1000, figures), "resident"))
        .containsSubsequence("200 MB", "<= 250 MB", "ok");
    assertThat(line(report(200, figures), "requests"))
        .containsSubsequence("0.40 /s", "<= 1.00 /s", "ok", "151.00 /s");
  }

  @Test
  void a_size_that_nobody_promised_anything_for_has_no_target() {
    assertThat(Measure.INITIALISE_WALL.target(200)).hasValue(15);
    assertThat(Measure.INITIALISE_WALL.target(201)).isEmpty();
    assertThat(Measure.STEADY_CPU.target(1000)).hasValue(0.05);
  }

  @Test
  void phases_are_put_beside_each_other() {
    Figures figures = new Figures();
    figures.put(Phase.ROLLOUTS, cost(Map.of("controller", 9.04)));
    figures.put(Phase.INITIALISE, cost(Map.of("controller", 4.5, "etcd", 1.0)));
    String text = report(200, figures);
    assertThat(line(text, "CPU seconds")).containsSubsequence("taking over", "rollouts at once");
    assertThat(line(text, "controller")).containsSubsequence("4.5", "9.0");
    assertThat(line(text, "patch leases")).containsSubsequence("1", "1");
    assertThat(text).contains("250 / 250");
  }

  private static Cost cost(Map<String, Double> cpu) {
    Instant begin = Instant.parse("2026-01-01T10:00:00Z");
    Request request =
        new Request(begin, begin.plusMillis(250), "patch", "leases", "system", "leader", 200);
    return new Cost(
        begin,
        begin.plusSeconds(1),
        cpu,
        new ProcessUse.Memory(4, 3, 1, 5),
        new JvmMemory(2, 1, 1, 1),
        new Lag(new TreeMap<>(Map.of(Double.POSITIVE_INFINITY, 0L))),
        new Requests(List.of(request)));
  }

  @Test
  void an_earlier_run_is_shown_beside_this_one() {
    Figures before = new Figures();
    before.put(Measure.ROLLOUTS_WALL, 60);
    Path file = folder.resolve("before.json");
    Options options =
        new Options(
            200, false, Scope.ALL, Duration.ofMinutes(5), Optional.empty(), Optional.empty());
    Json.write(file, options, Map.of("cores", 2), List.of("-Xmx256m"), before);
    Figures now = new Figures();
    now.put(Measure.ROLLOUTS_WALL, 45);
    String text = new Report(200, now, Json.seen(file)).text();
    assertThat(line(text, "first patch")).containsSubsequence("45.00 s", "ok", "60.00 s", "0.75");
  }

  private static String report(int canaries, Figures figures) {
    return new Report(canaries, figures, Map.of()).text();
  }

  private static String line(String text, String words) {
    return text.lines()
        .filter(line -> line.strip().startsWith(words))
        .findFirst()
        .orElseThrow(() -> new AssertionError(text));
  }
}
