package io.haldane.controller.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.GoDuration;
import io.haldane.api.v1beta1.OnError;
import io.haldane.api.v1beta1.OnNoData;
import io.haldane.controller.testing.Configs;
import io.haldane.engine.settings.MetricDefaults;
import io.haldane.engine.settings.Settings;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {
  @AfterEach
  void forget_the_flags() {
    FlagSource.use(Map.of(), Map.of());
  }

  static Stream<Flag> settings() {
    return Stream.of(Flags.FLAGGER, Flags.OWN)
        .flatMap(List::stream)
        .filter(flag -> !flag.name().equals("version") && !flag.name().equals("help"));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void every_flag_is_a_setting_with_the_same_default(Flag flag)
      throws ReflectiveOperationException {
    Method method = HaldaneConfig.class.getMethod(camelCase(flag.name()));
    Object value = method.invoke(Configs.of(Map.of()));
    String text =
        switch (value) {
          case Optional<?> none when none.isEmpty() -> "";
          case Duration duration -> GoDuration.format(duration);
          default -> String.valueOf(value);
        };

    Optional<Duration> duration =
        flag.kind() == Flag.Kind.DURATION ? GoDuration.parse(flag.byDefault()) : Optional.empty();
    assertThat(text).isEqualTo(duration.map(GoDuration::format).orElse(flag.byDefault()));
  }

  private static String camelCase(String name) {
    StringBuilder camel = new StringBuilder();
    for (String word : name.split("-", -1)) {
      camel.append(
          camel.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return camel.toString();
  }

  @Test
  void the_environment_wins_over_the_flag_where_the_reference_says_so() {
    FlagSource.use(
        Map.of("slack-url", "from-flag", "slack-user", "me"), Map.of("SLACK_URL", "from-env"));

    assertThat(new FlagSource().getValue("haldane.slack-url")).isEqualTo("from-env");
    assertThat(new FlagSource().getValue("haldane.slack-user")).isEqualTo("me");
  }

  @Test
  void the_engine_is_told_its_part() {
    Settings settings =
        EngineSettings.of(
            Configs.of(
                Map.of(
                    "haldane.selector-labels", "app, tier",
                    "haldane.cluster-name", "",
                    "haldane.metric-on-no-data", "pass",
                    "haldane.metric-on-error", "wait",
                    "haldane.metric-minimum-requests", "20",
                    "haldane.min-interval", "1s")));

    assertThat(settings.selectorLabels()).containsExactly("app", "tier");
    assertThat(settings.clusterName()).isNull();
    assertThat(settings.minInterval()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.includeLabelPrefixes()).isEmpty();
    assertThat(settings.metricDefaults())
        .isEqualTo(new MetricDefaults(OnNoData.PASS, OnError.WAIT, 20));
  }

  @Test
  void without_any_setting_the_engine_has_its_defaults() {
    assertThat(EngineSettings.of(Configs.of(Map.of()))).isEqualTo(Settings.DEFAULTS);
  }
}
