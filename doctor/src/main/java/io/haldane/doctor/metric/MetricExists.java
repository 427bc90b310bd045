package io.haldane.doctor.metric;

import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import io.haldane.doctor.snapshot.WhyEmpty;
import java.util.List;

/** A query of a metric that the backend does not have. */
public final class MetricExists implements Check {
  private static final Code CODE =
      Code.error(
          "metric-not-found",
          "A query names a metric that its backend does not have.",
          "Correct the name in the query, or let the pods or the mesh be scraped.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    return s.measured().checks().stream()
        .flatMap(measured ->
            measured.why() instanceof WhyEmpty.NoSuchMetric(String metric, List<String> nearest)
                ? List.of(message(measured.name(), metric, nearest)).stream()
                : List.<String>of().stream())
        .distinct()
        .toList();
  }

  private static String message(String check, String metric, List<String> nearest) {
    return "Metric %s: there is no %s. %s"
        .formatted(
            check,
            metric,
            nearest.isEmpty()
                ? "There is none with a similar name."
                : "Similar names: " + String.join(", ", nearest) + ".");
  }
}
