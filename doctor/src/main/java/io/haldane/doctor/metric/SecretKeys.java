package io.haldane.doctor.metric;

import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.measure.SecretNeeds;
import io.haldane.doctor.snapshot.Snapshot;
import io.haldane.engine.check.MetricCheck;
import io.haldane.engine.check.MetricChecks;
import io.haldane.engine.situation.Situation;
import java.util.List;

/** The login of a metrics backend is not complete. */
public final class SecretKeys implements Check {
  private static final Code CODE =
      Code.error(
          "secret-key-missing",
          "The Secret of a MetricTemplate lacks a key that its provider needs.",
          "Add the key to the Secret; docs/providers has the keys of each provider.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    if (s.router().isEmpty()) {
      return List.of();
    }
    return s.workload().stream()
        .flatMap(workload -> MetricChecks.of(Situation.of(s.world(), workload)).stream())
        .filter(MetricCheck.Asked.class::isInstance)
        .map(MetricCheck.Asked.class::cast)
        .flatMap(asked ->
            SecretNeeds.missing(s, asked).stream()
                .map(keys ->
                    "Metric %s: the Secret of its template must have %s."
                        .formatted(asked.metric().name(), keys)))
        .toList();
  }
}
