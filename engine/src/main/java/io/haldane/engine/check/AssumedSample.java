package io.haldane.engine.check;

import io.haldane.api.metrics.Sample;
import io.haldane.api.v1beta1.OnError;
import io.haldane.api.v1beta1.OnNoData;

/** Samples that lead to a certain verdict, for forecasts. */
public final class AssumedSample {
  private AssumedSample() {}

  /** A value that the check lets pass, if there is any. */
  public static Sample passing(MetricCheck.Asked asked) {
    Limits limits = Limits.of(asked);
    Double min = limits.min();
    Double max = limits.max();
    return raw(asked, min != null ? min : max != null ? max : 0);
  }

  /** A sample that fails the check; one that passes where none fails. */
  public static Sample failing(MetricCheck.Asked asked) {
    if (asked.rules().onNoData() == OnNoData.FAIL) {
      return new Sample.NoData("assumed");
    }
    Limits limits = Limits.of(asked);
    Double min = limits.min();
    Double max = limits.max();
    if (min != null) {
      return raw(asked, min - Math.max(1, Math.abs(min)));
    }
    if (max != null) {
      return raw(asked, max + Math.max(1, Math.abs(max)));
    }
    return asked.rules().onError() == OnError.FAIL
        ? new Sample.Unavailable(Sample.Fault.BACKEND, "assumed")
        : passing(asked);
  }

  /** As the backend gives it. */
  private static Sample raw(MetricCheck.Asked asked, double value) {
    return new Sample.Value(
        asked.kind() instanceof MetricCheck.Kind.RequestDuration(var provider, var unit)
            // Whole milliseconds are compared: half of one keeps rounding from going below.
            ? (value + 0.5) / unit.toMillis(1)
            : value);
  }

  /** Enough requests for any check. */
  public static Sample requests() {
    return new Sample.Value(RequestCount.MOST);
  }
}
