package io.haldane.doctor.metric;

import io.haldane.api.metrics.Sample;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.CheckVerdict;
import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.measure.Verdicts;
import io.haldane.doctor.snapshot.Measured;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;

/** A check that the present version would fail. */
public final class PrimaryPasses implements Check {
  private static final Code CODE =
      Code.warning(
          "primary-fails-check",
          "The version that serves users now would fail a check.",
          "Widen the range of the check, or fix the version that serves.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    return s.measured()
        .ofPrimary()
        .filter(measured -> measured.sample() instanceof Sample.Value)
        .flatMap(measured -> failed(s, measured).stream())
        .toList();
  }

  private static List<String> failed(Snapshot s, Measured measured) {
    CheckResult result = Verdicts.of(s, measured.check(), measured.sample());
    return Check.when(
        result.says(CheckVerdict.FAIL),
        () -> "Metric %s of the primary is %s.".formatted(measured.name(), Verdicts.text(result)));
  }
}
