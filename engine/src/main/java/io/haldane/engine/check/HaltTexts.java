package io.haldane.engine.check;

import io.haldane.engine.situation.Situation;

/** Events of failed metric checks, in the words of Flagger. */
final class HaltTexts {
  private HaltTexts() {}

  static String breach(Situation s, MetricCheck.Asked asked, String breach) {
    return "Halt %s advancement %s %s".formatted(s.title(), label(asked), breach);
  }

  private static String label(MetricCheck.Asked asked) {
    return switch (asked.kind()) {
      case MetricCheck.Kind.SuccessRate _ -> "success rate";
      case MetricCheck.Kind.RequestDuration _ -> "request duration";
      case MetricCheck.Kind.Inline _, MetricCheck.Kind.Template _ -> asked.metric().name();
    };
  }

  static String noData(Situation s, MetricCheck.Asked asked, String why) {
    String name = asked.metric().name();
    return switch (asked.kind()) {
      case MetricCheck.Kind.SuccessRate(String provider) -> noTraffic(s, provider, name, why);
      case MetricCheck.Kind.RequestDuration(String provider, var unit) ->
          noTraffic(s, provider, name, why);
      case MetricCheck.Kind.Inline() -> "Halt advancement no values found for metric: " + name;
      case MetricCheck.Kind.Template() ->
          "Halt advancement no values found for custom metric: %s: %s".formatted(name, why);
    };
  }

  private static String noTraffic(Situation s, String provider, String name, String why) {
    return "Halt advancement no values found for %s metric %s probably %s is not receiving traffic: %s"
        .formatted(provider, name, s.targetTitle(), why);
  }

  static String unavailable(MetricCheck.Asked asked, String why) {
    return asked.kind() instanceof MetricCheck.Kind.Template
        ? "Metric query failed for %s: %s".formatted(asked.metric().name(), why)
        : "Prometheus query failed: " + why;
  }
}
