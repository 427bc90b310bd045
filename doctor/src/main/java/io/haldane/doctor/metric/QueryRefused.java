package io.haldane.doctor.metric;

import io.haldane.api.metrics.Sample;
import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;

/** A query that its backend does not accept. */
public final class QueryRefused implements Check {
  private static final Code CODE =
      Code.error(
          "query-refused",
          "A metrics backend does not accept a query.",
          "Correct the query; the message says what the backend answered.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    return s.measured().checks().stream()
        .flatMap(measured ->
            measured.sample() instanceof Sample.Unavailable(var fault, String why)
                    && fault == Sample.Fault.CONFIGURATION
                ? List.of("Metric %s: %s.".formatted(measured.name(), why)).stream()
                : List.<String>of().stream())
        .distinct()
        .toList();
  }
}
