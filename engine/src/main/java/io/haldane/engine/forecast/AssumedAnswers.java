package io.haldane.engine.forecast;

import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.metrics.Sample;
import io.haldane.engine.check.AssumedSample;
import io.haldane.engine.check.MetricCheck;
import io.haldane.engine.check.MetricChecks;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.HookType;
import io.haldane.engine.decision.Question;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.workload.Workload;
import io.haldane.engine.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Made-up answers for a {@link Forecast}; nobody is called. */
final class AssumedAnswers {
  private static final HookAnswer NO = new HookAnswer.Refused(403, "assumed");

  private AssumedAnswers() {}

  static Answer to(Question question, World world, Assumption assumption) {
    return switch (question) {
      case Question.Hooks(HookType type, List<Question.HookCheck> hooks) ->
          round(type, hooks, assumption);
      case Question.Metric metric -> new Answer.Measured(sample(metric, world, assumption));
      case Question.Availability _ -> new Answer.Availability(Optional.empty());
      case Question.Turn _ -> new Answer.Turn(true, "");
    };
  }

  /** A round stops at the first hook that does not pass. */
  private static Answer round(
      HookType type, List<Question.HookCheck> hooks, Assumption assumption) {
    List<Answer.HookOutcome> outcomes = new ArrayList<>();
    boolean passes = passes(type, assumption);
    for (Question.HookCheck hook : hooks) {
      outcomes.add(new Answer.HookOutcome(hook.name(), passes ? new HookAnswer.Passed() : NO));
      if (!passes && type != HookType.ROLLBACK) {
        break;
      }
    }
    return new Answer.HookRound(List.copyOf(outcomes));
  }

  private static boolean passes(HookType type, Assumption assumption) {
    return switch (type) {
      case ROLLBACK -> false;
      case ROLLOUT, PRE_ROLLOUT -> assumption != Assumption.CHECKS_FAIL;
      case CONFIRM_ROLLOUT, CONFIRM_TRAFFIC_INCREASE, CONFIRM_PROMOTION ->
          assumption != Assumption.GATES_CLOSED;
      case POST_ROLLOUT, EVENT -> true;
    };
  }

  private static Sample sample(Question.Metric question, World world, Assumption assumption) {
    return Workload.of(world.canary(), world.settings(), world.live()).stream()
        .flatMap(workload -> MetricChecks.of(Situation.of(world, workload)).stream())
        .filter(MetricCheck.Asked.class::isInstance)
        .map(MetricCheck.Asked.class::cast)
        .flatMap(asked -> sample(question, asked, assumption).stream())
        .findFirst()
        .orElse(new Sample.NoData("assumed"));
  }

  /** Empty when the question is none of the check's. */
  private static Optional<Sample> sample(
      Question.Metric question, MetricCheck.Asked asked, Assumption assumption) {
    if (asked.question().equals(question)) {
      return Optional.of(
          assumption == Assumption.CHECKS_FAIL
              ? AssumedSample.failing(asked)
              : AssumedSample.passing(asked));
    }
    return asked
        .requests()
        .filter(count -> count.question().equals(question))
        .map(_ -> AssumedSample.requests());
  }
}
