package io.haldane.doctor.spec;

import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import io.haldane.engine.plan.Strategy;
import io.haldane.engine.plan.WeightSteps;
import java.util.List;

/** Steps end above the wanted weight when it is no multiple of a step. */
public final class MaxWeight implements Check {
  private static final Code CODE =
      Code.warning(
          "max-weight-no-multiple",
          "maxWeight is not a multiple of stepWeight, so the last step is above maxWeight.",
          "Set maxWeight to a multiple of stepWeight, or list the steps in stepWeights.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    Integer step = s.analysis().stepWeight();
    Integer most = s.analysis().maxWeight();
    if (!(s.plan().strategy() instanceof Strategy.Weighted(WeightSteps steps))
        || step == null
        || most == null
        || step <= 0
        || most <= 0) {
      return List.of();
    }
    return Check.when(
        Math.min(most, 100) % step != 0,
        () ->
            "maxWeight %d is not a multiple of stepWeight %d: the last step gives the canary %d %%."
                .formatted(most, step, steps.last()));
  }
}
