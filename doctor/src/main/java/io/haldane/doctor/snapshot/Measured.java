package io.haldane.doctor.snapshot;

import io.haldane.api.metrics.Sample;
import io.haldane.engine.check.MetricCheck;

/** What a backend answered to one check. */
public record Measured(MetricCheck.Asked check, Side side, Sample sample, WhyEmpty why) {
  public String name() {
    return check.metric().name();
  }
}
