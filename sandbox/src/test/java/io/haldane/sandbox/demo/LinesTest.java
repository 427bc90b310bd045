package io.haldane.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CheckResult;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LinesTest {
  private final Lines plain = new Lines(new Palette(false));
  private final Lines coloured = new Lines(new Palette(true));

  @Test
  void an_event_is_told_with_its_time_version_and_weight() {
    assertThat(
            plain.event(
                LocalTime.of(9, 3, 4),
                "v2",
                share(20),
                false,
                "Advance podinfo.demo canary weight 20"))
        .isEqualTo("09:03:04  v2  [##--------]   20 %  Advance podinfo.demo canary weight 20");
  }

  @Test
  void lines_stay_aligned_whatever_the_weight() {
    assertThat(plain.event(LocalTime.NOON, "v9", share(100), true, "x").indexOf("x"))
        .isEqualTo(plain.event(LocalTime.NOON, "v2", share(0), false, "x").indexOf("x"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, [----------]",
    "1, [----------]",
    "10, [#---------]",
    "50, [#####-----]",
    "100, [##########]"
  })
  void the_bar_grows_with_the_weight(int weight, String bar) {
    assertThat(plain.bar(share(weight))).isEqualTo(bar);
  }

  @Test
  void checks_show_their_value_and_where_they_fail_their_limit() {
    assertThat(
            plain.checks(
                List.of(
                    check("request-success-rate", "fail", 94.96, 99.0, null, "%"),
                    check("request-duration", "pass", 12.0, null, 500.0, "ms"),
                    check("acceptance", "wait", null, null, null, null))))
        .isEqualTo(
            "          checks  FAIL request-success-rate 95 % (min 99 %)"
                + "   ok request-duration 12 ms   wait acceptance no value");
  }

  @Test
  void colours_only_where_they_are_wanted() {
    assertThat(coloured.event(LocalTime.NOON, "v2", share(20), true, "x"))
        .contains("\u001b[33mx\u001b[0m");
    assertThat(plain.event(LocalTime.NOON, "v2", share(20), true, "x")).doesNotContain("\u001b");
  }

  @Test
  void copies_look_different_from_a_share() {
    assertThat(plain.bar(new Gauge(1, true, "copies"))).isEqualTo("[::::::::::]");
  }

  @Test
  void a_text_that_goes_on_and_on_is_cut_between_words() {
    String line = plain.event(LocalTime.NOON, "v2", share(20), true, "no values found ".repeat(20));
    assertThat(line).hasSizeLessThan(150).endsWith(" no values ...");
  }

  @Test
  void a_paragraph_is_broken_between_words() {
    assertThat(Paragraph.lines("word ".repeat(40).strip()))
        .hasSize(3)
        .allMatch(line -> line.length() <= 76 && line.endsWith("word"));
  }

  private static Gauge share(int weight) {
    return new Gauge(weight / 100f, false, weight + " %");
  }

  static CheckResult check(
      String name,
      String verdict,
      @Nullable Double value,
      @Nullable Double min,
      @Nullable Double max,
      @Nullable String unit) {
    return new CheckResult("metric", name, verdict, value, min, max, unit, null);
  }
}
