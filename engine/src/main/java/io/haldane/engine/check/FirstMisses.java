package io.haldane.engine.check;

import io.haldane.api.metrics.Sample;
import io.haldane.api.v1beta1.CheckKind;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.MetricRequest;
import io.haldane.engine.decision.Question;
import io.haldane.engine.situation.Situation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks without a value that the last step did not find like that. Their events say whether the
 * primary has values, which is asked once in a run of misses.
 *
 * @param primaries the query about the primary; empty where there is none, or nothing to compare
 */
public record FirstMisses(Situation s, Map<Miss, Optional<Question.Metric>> primaries) {
  public static FirstMisses of(Situation s, MetricVerdicts verdicts) {
    Map<Miss, Optional<Question.Metric>> first = new LinkedHashMap<>();
    for (MetricVerdict verdict : verdicts.all()) {
      verdict
          .miss()
          .filter(miss -> verdict.halt() == null || miss.check().rules().explained())
          .filter(_ -> !wasSo(s, verdict))
          .ifPresent(miss -> first.put(miss, primary(s, miss)));
    }
    return new FirstMisses(s, first);
  }

  private static boolean wasSo(Situation s, MetricVerdict now) {
    return s.status().checks().stream()
        .filter(before -> before.is(CheckKind.METRIC) && before.value() == null)
        .filter(before -> before.name().equals(now.result().name()))
        .anyMatch(before -> before.verdict().equals(now.result().verdict()));
  }

  private static Optional<Question.Metric> primary(Situation s, Miss miss) {
    if (!(miss instanceof Miss.NoData(MetricCheck.Asked check, _))) {
      return Optional.empty();
    }
    String name = check.question().name() + " (primary)";
    return PrimaryQuery.of(s, check)
        .map((MetricRequest request) -> new Question.Metric(name, request));
  }

  /** To be answered before the events are written. */
  public Set<Question> questions() {
    return primaries.values().stream()
        .flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  public boolean has(Miss miss) {
    return primaries.containsKey(miss);
  }

  /** Whether the step waits for something that it did not wait for before. */
  public boolean beginWait(MetricVerdicts verdicts) {
    return verdicts.waitingFor().stream().anyMatch(this::has);
  }

  /** What the primary has instead, as the end of a sentence; empty when that is not known. */
  public String primaryOf(Miss miss) {
    Optional<Answer> answer =
        primaries
            .getOrDefault(miss, Optional.empty())
            .flatMap(question -> s.world().answers().to(question));
    if (!(answer.orElse(null) instanceof Answer.Measured(Sample sample))) {
      return "";
    }
    return switch (sample) {
      case Sample.Value _ -> "; the primary has values";
      case Sample.NoData _ -> "; the primary has none either";
      case Sample.Unavailable _, Sample.NotAsked _ -> "";
    };
  }
}
