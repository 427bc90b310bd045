package io.haldane.doctor.metric;

import io.haldane.api.metrics.Sample;
import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import io.haldane.doctor.snapshot.WhyEmpty;
import java.util.List;

/** A query that is right and finds no requests. */
public final class PrimaryTraffic implements Check {
  private static final Code CODE =
      Code.warning(
          "no-traffic",
          "A query finds nothing, because the primary gets no requests.",
          "Send requests to the Service, for example with a hook that makes load.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    return s.measured()
        .ofPrimary()
        .filter(measured -> measured.sample() instanceof Sample.NoData)
        .filter(measured -> measured.why() instanceof WhyEmpty.NoTraffic)
        .map(measured -> "Metric %s has no value for the primary.".formatted(measured.name()))
        .toList();
  }
}
