package io.haldane.doctor.spec;

import io.haldane.api.GoDuration;
import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import io.haldane.engine.plan.RunPlan;
import io.haldane.engine.plan.Strategy;
import io.haldane.engine.plan.WeightSteps;
import java.time.Duration;
import java.util.List;

/** How long a release takes that passes all checks. */
public final class ReleaseTime implements Check {
  private static final Code CODE =
      Code.info(
          "release-time",
          "How long a release takes.",
          "Change interval or the number of steps if that is too long or too short.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    RunPlan plan = s.plan();
    int steps =
        switch (plan.strategy()) {
          case Strategy.Weighted(WeightSteps weights) -> weights.weights().size();
          case Strategy.AbTest(int iterations) -> iterations;
          case Strategy.BlueGreen(int iterations) -> iterations;
        };
    return Check.when(
        steps > 0 && !plan.skip(),
        () ->
            "A release takes about %s: %d steps of %s. A version that fails every check is rolled back after %s."
                .formatted(text(plan, steps), steps, text(plan, 1), text(plan, plan.threshold())));
  }

  private static String text(RunPlan plan, int intervals) {
    Duration time = plan.interval().multipliedBy(intervals);
    return GoDuration.format(time);
  }
}
