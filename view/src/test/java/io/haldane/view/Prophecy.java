package io.haldane.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.metrics.Sample;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.HookType;
import io.haldane.engine.decision.Question;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.forecast.Forecast;
import io.haldane.engine.plan.RunPlan;
import io.haldane.engine.scenario.Listener;
import io.haldane.engine.world.World;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the view foretold with what the engine did. It foretells at the moment of the last
 * look, and what was read since then is known to it: what changes in between is no prophet's fault.
 */
final class Prophecy implements Listener {
  /** How a tick was answered, and so which of the two predictions is tested by it. */
  enum Answered {
    PASSED,
    FAILED,
    GATE_CLOSED,
    /** A rollback was asked for, nobody could be asked, or data is missing: none is foretold. */
    OTHERWISE
  }

  /** How many steps were compared, so that the test cannot pass by comparing none. */
  final Map<Answered, Integer> compared = new EnumMap<>(Answered.class);

  private @Nullable Instant before;

  @Override
  public void decided(World world, Decision.Act act) {
    Instant look = before == null ? world.now() : before;
    before = world.now();
    Optional<Judgement> foretold = Judgement.of(world.at(look));
    CanaryStatus status = world.canary().statusOrEmpty();
    Optional<String> step =
        Forecast.isStep(status, act)
            ? Optional.of(StepWords.of(status, act.next(), plan(world)))
            : Optional.empty();
    Answered answered = answered(world, act);
    if (step.isPresent()) {
      compared.merge(answered, 1, Integer::sum);
    }
    switch (answered) {
      case PASSED -> passed(foretold, step, world, act);
      case FAILED -> failed(foretold, step, act);
      case GATE_CLOSED -> waits(foretold, step);
      case OTHERWISE -> {}
    }
  }

  private static void passed(
      Optional<Judgement> foretold, Optional<String> step, World world, Decision.Act act) {
    if (step.isPresent()) {
      assertThat(foretold).as("foretold before: %s", step.get()).isPresent();
      assertThat(foretold.get().step().orElse("nothing")).endsWith(step.get());
      assertThat(foretold.get().at()).isBeforeOrEqualTo(world.now());
    } else if (!(act.wake() instanceof Wake.Now)) {
      // Who looks again at once has only prepared the step.
      assertThat(
              foretold
                  .filter(next -> next.step().isPresent())
                  .filter(next -> !next.at().isAfter(world.now())))
          .as("nothing happens: %s", act.why())
          .isEmpty();
    }
  }

  private static void failed(
      Optional<Judgement> foretold, Optional<String> step, Decision.Act act) {
    step.ifPresent(words ->
        assertThat(foretold.map(Judgement::ifFails))
            .as("%s, before %s", foretold, act.why())
            .contains(words));
  }

  private static void waits(Optional<Judgement> foretold, Optional<String> step) {
    assertThat(foretold.flatMap(Judgement::step).orElse("nothing"))
        .as("foretold before a gate was closed: %s", step.orElse("no step"))
        .contains("asks for approval");
  }

  private static Answered answered(World world, Decision.Act act) {
    Answered all = Answered.PASSED;
    for (Map.Entry<Question, Answer> each : world.answers().byQuestion().entrySet()) {
      Answered one = answered(each.getKey(), each.getValue());
      all = one.compareTo(all) > 0 ? one : all;
    }
    if (has(act, "wait")) {
      return Answered.OTHERWISE;
    }
    return has(act, "fail") && all == Answered.PASSED ? Answered.FAILED : all;
  }

  private static boolean has(Decision.Act act, String verdict) {
    return act.why().checks().stream()
        .anyMatch(check -> check.kind().equals("metric") && check.verdict().equals(verdict));
  }

  private static Answered answered(Question question, Answer answer) {
    if (answer instanceof Answer.Turn turn) {
      return turn.granted() ? Answered.PASSED : Answered.OTHERWISE;
    }
    if (answer instanceof Answer.Measured(Sample.NotAsked _)) {
      return Answered.OTHERWISE;
    }
    if (!(answer instanceof Answer.HookRound(var outcomes))
        || !(question instanceof Question.Hooks hooks)) {
      return Answered.PASSED;
    }
    boolean unasked =
        outcomes.stream().anyMatch(each -> each.answer() instanceof HookAnswer.NotAsked);
    boolean passed = outcomes.stream().allMatch(each -> each.answer() instanceof HookAnswer.Passed);
    boolean once = outcomes.stream().anyMatch(each -> each.answer() instanceof HookAnswer.Passed);
    return unasked ? Answered.OTHERWISE : answered(hooks.type(), passed, once);
  }

  private static Answered answered(HookType type, boolean passed, boolean once) {
    return switch (type) {
      case ROLLBACK -> once ? Answered.OTHERWISE : Answered.PASSED;
      case ROLLOUT, PRE_ROLLOUT -> passed ? Answered.PASSED : Answered.FAILED;
      case CONFIRM_ROLLOUT, CONFIRM_TRAFFIC_INCREASE, CONFIRM_PROMOTION ->
          passed ? Answered.PASSED : Answered.GATE_CLOSED;
      case POST_ROLLOUT, EVENT -> Answered.PASSED;
    };
  }

  private static RunPlan plan(World world) {
    return RunPlan.of(world.canary(), world.settings());
  }
}
