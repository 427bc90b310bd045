package io.haldane.engine.check;

import io.haldane.api.v1beta1.CheckResult;
import io.haldane.engine.situation.Situation;
import java.util.List;
import java.util.Optional;

/** What the metrics of one step say together. */
public record MetricVerdicts(List<MetricVerdict> all) {
  public MetricVerdicts {
    all = List.copyOf(all);
  }

  /** A check passes without a value only beside one that has a value. */
  public static MetricVerdicts of(Situation s, List<MetricCheck> checks) {
    List<MetricVerdict> verdicts =
        checks.stream().map(check -> MetricVerdict.of(s, check)).toList();
    boolean measured = verdicts.stream().anyMatch(verdict -> verdict.result().value() != null);
    return new MetricVerdicts(
        measured ? verdicts : verdicts.stream().map(MetricVerdict::waiting).toList());
  }

  public List<CheckResult> results() {
    return all.stream().map(MetricVerdict::result).toList();
  }

  public boolean haveFailed() {
    return all.stream().anyMatch(verdict -> verdict.halt() != null);
  }

  /** Why a metric was not asked at all. */
  public Optional<String> unasked() {
    return all.stream().flatMap(verdict -> verdict.unasked().stream()).findFirst();
  }

  /** What the step waits for. */
  public List<Miss> waitingFor() {
    return all.stream()
        .filter(MetricVerdict::waits)
        .flatMap(verdict -> verdict.miss().stream())
        .toList();
  }
}
