package io.haldane.engine.check;

import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.v1beta1.Metric;
import io.haldane.engine.decision.MetricRequest;
import io.haldane.engine.decision.Question;
import java.util.Optional;
import java.util.stream.Stream;

/** One metric check of a canary, ready to be asked or known to be broken. */
public sealed interface MetricCheck {
  Metric metric();

  /**
   * It can be asked.
   *
   * @param kind what the value means
   * @param requests that the value needs to be judged; empty when any number is enough
   */
  record Asked(
      Metric metric,
      Kind kind,
      Question.Metric question,
      MissRules rules,
      Optional<RequestCount> requests)
      implements MetricCheck {
    /** The same, judged however few requests there were. */
    public Asked uncounted() {
      return new Asked(metric, kind, question, rules, Optional.empty());
    }

    Asked needing(RequestCount count) {
      return new Asked(metric, kind, question, rules, Optional.of(count));
    }

    /** All that is asked before the check is judged. */
    public Stream<Question> questions() {
      return Stream.concat(Stream.of(question), requests.map(RequestCount::question).stream());
    }
  }

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

  static Question.Metric question(Metric metric, Kind kind, MetricRequest request) {
    String name = metric.name() + (kind instanceof Kind.Template ? " (template)" : "");
    return new Question.Metric(name, request);
  }
}
