package io.haldane.view;

import io.haldane.engine.forecast.Assumption;
import io.haldane.engine.forecast.Forecast;
import io.haldane.engine.plan.RunPlan;
import io.haldane.engine.world.World;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The next step of a canary as the engine itself would decide on it, when all checks pass and when
 * they fail. None of its rules is repeated here.
 *
 * @param at when the step is taken
 * @param asked whose answers it depends on
 * @param ifPasses what follows when all checks pass and all gates are open; absent when that is
 *     nothing, as in a pause
 * @param ifFails what follows when the checks fail; absent when there is nothing that could
 */
record Judgement(Instant at, Asked asked, @Nullable String ifPasses, @Nullable String ifFails) {
  /** Empty when the canary takes no step by itself. */
  static Optional<Judgement> of(World world) {
    RunPlan plan = RunPlan.of(world.canary(), world.settings());
    Optional<Forecast> passes = Forecast.of(world, Assumption.ALL_PASS);
    Optional<Forecast> fails = Forecast.of(world, Assumption.CHECKS_FAIL);
    return passes
        .or(() -> fails)
        .map(first -> {
          Asked asked = Asked.of(first.asked(), world.canary().getSpec().analysis());
          String step = passes.map(forecast -> words(forecast, plan)).orElse(null);
          String failed = fails.map(forecast -> words(forecast, plan)).orElse(null);
          return new Judgement(
              first.at(),
              asked,
              step == null ? null : asked.before(step),
              Objects.equals(failed, step) ? null : failed);
        });
  }

  /** The step that needs no check to fail. */
  Optional<String> step() {
    return Optional.ofNullable(ifPasses);
  }

  private static String words(Forecast forecast, RunPlan plan) {
    return StepWords.of(forecast.before(), forecast.act().next(), plan);
  }
}
