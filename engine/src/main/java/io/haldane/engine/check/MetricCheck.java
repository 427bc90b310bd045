package io.haldane.engine.check;

import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.v1beta1.Metric;
import io.haldane.engine.decision.MetricRequest;
import io.haldane.engine.decision.Question;

/** One metric check of a canary, ready to be asked or known to be broken. */
public sealed interface MetricCheck {
  Metric metric();

  /**
   * It can be asked.
   *
   * @param kind what the value means
   */
  record Asked(Metric metric, Kind kind, Question.Metric question) implements MetricCheck {}

  /** It cannot even be asked, and so it fails. */
  record Broken(Metric metric, String why) implements MetricCheck {}

  /** How a value is read and shown. */
  sealed interface Kind {
    /** Percent of good requests: higher is better. */
    record SuccessRate(String provider) implements Kind {}

    record RequestDuration(String provider, BuiltinQueries.Unit unit) implements Kind {}

    /** An inline query of the canary. */
    record Inline() implements Kind {}

    record Template() implements Kind {}
  }

  static Asked asked(Metric metric, Kind kind, MetricRequest request) {
    String name = metric.name() + (kind instanceof Kind.Template ? " (template)" : "");
    return new Asked(metric, kind, new Question.Metric(name, request));
  }
}
