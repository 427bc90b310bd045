package io.haldane.doctor.metric;

import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import io.haldane.doctor.snapshot.WhyEmpty;
import java.util.List;

/** A query of labels that a metric does not have. */
public final class MetricLabels implements Check {
  private static final Code CODE =
      Code.warning(
          "metric-labels-differ",
          "A metric exists, but not with the labels of the query.",
          "Correct the label in the query, or the relabelling of the scrape.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    return s.measured()
        .ofPrimary()
        .flatMap(measured ->
            measured.why() instanceof WhyEmpty.OtherLabels other
                ? List.of(message(measured.name(), other)).stream()
                : List.<String>of().stream())
        .toList();
  }

  private static String message(String check, WhyEmpty.OtherLabels found) {
    return "Metric %s: no series of %s has %s%s. %s"
        .formatted(
            check,
            found.metric(),
            found.label(),
            found.wanted(),
            found.present().isEmpty()
                ? "It has no label " + found.label() + "."
                : "Values that are there: " + String.join(", ", found.present()) + ".");
  }
}
