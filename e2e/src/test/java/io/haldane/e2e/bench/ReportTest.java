package io.haldane.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        .containsSubsequence("200 MB", "<= 180 MB", "over", "83 MB", "90 MB");
    assertThat(line(report(1000, figures), "resident"))
        .containsSubsequence("200 MB", "<= 250 MB", "ok");
    assertThat(line(report(200, figures), "requests"))
        .containsSubsequence("0.40 /s", "<= 1.00 /s", "ok", "151.00 /s");
  }

  @Test
  void a_size_that_nobody_promised_anything_for_has_no_target() {
    assertThat(Measure.INITIALISE_WALL.target(200)).hasValue(15);
    assertThat(Measure.INITIALISE_WALL.target(201)).isEmpty();
    assertThat(Measure.STEADY_CPU.target(1000)).hasValue(0.1);
  }

  @Test
  void an_earlier_run_is_shown_beside_this_one() {
    Figures before = new Figures();
    before.put(Measure.ROLLOUTS_WALL, 60);
    Path file = folder.resolve("before.json");
    Options options = new Options(200, false, Optional.empty(), Optional.empty());
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
