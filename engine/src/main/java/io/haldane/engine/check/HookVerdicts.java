package io.haldane.engine.check;

import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.v1beta1.CheckKind;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.CheckVerdict;
import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.HookType;
import io.haldane.engine.decision.Question;
import io.haldane.engine.world.World;
import java.util.List;
import java.util.Optional;

/** What the answers of one round of hooks mean. */
public record HookVerdicts(HookType type, List<Answer.HookOutcome> outcomes) {
  public static HookVerdicts of(World world, Question.Hooks question) {
    return world
        .answers()
        .to(question)
        .map(answer -> answer instanceof Answer.HookRound(var outcomes) ? outcomes : null)
        .map(outcomes -> new HookVerdicts(question.type(), outcomes))
        .orElseGet(() -> new HookVerdicts(question.type(), List.of()));
  }

  public static HookVerdicts none(HookType type) {
    return new HookVerdicts(type, List.of());
  }

  /** The hook that said no, or did not answer; rollback hooks say no most of the time. */
  public Optional<Answer.HookOutcome> failed() {
    return outcomes.stream()
        .filter(o -> !(o.answer() instanceof HookAnswer.Passed))
        .filter(o -> !(o.answer() instanceof HookAnswer.NotAsked))
        .findFirst();
  }

  /** Why a hook was not called at all. */
  public Optional<String> unasked() {
    return outcomes.stream()
        .map(Answer.HookOutcome::answer)
        .filter(HookAnswer.NotAsked.class::isInstance)
        .map(HookAnswer::error)
        .findFirst();
  }

  /** False for a canary that has no such hooks. */
  public boolean wereAsked() {
    return !outcomes.isEmpty();
  }

  public Optional<Answer.HookOutcome> passed() {
    return outcomes.stream().filter(o -> o.answer() instanceof HookAnswer.Passed).findFirst();
  }

  /** An event for each hook that passed; rollout hooks pass silently. */
  public void announcePasses(DecisionBuilder draft, String title) {
    outcomes.stream()
        .filter(outcome -> outcome.answer() instanceof HookAnswer.Passed)
        .forEach(outcome -> draft.event("%s check %s passed".formatted(title, outcome.name())));
  }

  /** The same, without those that had passed when the last round stopped at another hook. */
  public void announceNewPasses(
      DecisionBuilder draft, String title, CheckKind kind, List<CheckResult> before) {
    boolean stopped =
        before.stream().anyMatch(check -> check.is(kind) && !check.says(CheckVerdict.PASS));
    outcomes.stream()
        .filter(outcome -> outcome.answer() instanceof HookAnswer.Passed)
        .filter(outcome -> !(stopped && hasPassed(before, kind, outcome.name())))
        .forEach(outcome -> draft.event("%s check %s passed".formatted(title, outcome.name())));
  }

  private static boolean hasPassed(List<CheckResult> before, CheckKind kind, String name) {
    return before.stream()
        .anyMatch(
            check -> check.is(kind) && check.name().equals(name) && check.says(CheckVerdict.PASS));
  }

  public List<CheckResult> results(CheckKind kind, CheckVerdict refused) {
    return outcomes.stream()
        .map(outcome ->
            CheckResult.of(
                kind,
                outcome.name(),
                switch (outcome.answer()) {
                  case HookAnswer.Passed _ -> CheckVerdict.PASS;
                  case HookAnswer.NotAsked _ -> CheckVerdict.WAIT;
                  case HookAnswer.Refused _, HookAnswer.Unreachable _ -> refused;
                },
                outcome.answer().error()))
        .toList();
  }
}
