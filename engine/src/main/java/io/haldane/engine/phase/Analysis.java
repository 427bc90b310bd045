package io.haldane.engine.phase;

import io.haldane.api.notify.EventKind;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CheckKind;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.CheckVerdict;
import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.check.FirstMisses;
import io.haldane.engine.check.HookQuestions;
import io.haldane.engine.check.HookVerdicts;
import io.haldane.engine.check.MetricCheck;
import io.haldane.engine.check.MetricChecks;
import io.haldane.engine.check.MetricVerdict;
import io.haldane.engine.check.MetricVerdicts;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.HookType;
import io.haldane.engine.decision.Question;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.situation.Situation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One judgement of a run: hooks and metrics first, then what follows from them. */
final class Analysis {
  private Analysis() {}

  static Decision decide(Situation s) {
    if (!Boolean.TRUE.equals(s.status().analysisStarted())) {
      return begin(s);
    }
    return hadTraffic(s) ? judge(s) : Advance.decide(DecisionBuilder.of(s), s, List.of());
  }

  /** What still waits for its first step has had nothing to be judged by. */
  private static boolean hadTraffic(Situation s) {
    return s.status().weight() > 0
        || s.status().iteration() > 0
        || Boolean.TRUE.equals(s.status().mirrored());
  }

  /** Before the first user is sent to the canary, its pre-rollout hooks must pass. */
  private static Decision begin(Situation s) {
    return HookRound.of(
        s, HookType.PRE_ROLLOUT, CanaryPhase.PROGRESSING, verdicts -> begin(s, verdicts));
  }

  private static Decision begin(Situation s, HookVerdicts verdicts) {
    DecisionBuilder draft = DecisionBuilder.of(s);
    List<CheckResult> before = s.status().checks();
    if (before.stream().noneMatch(Analysis::isRefusal)) {
      draft.event("Starting canary analysis for " + s.targetTitle());
    }
    verdicts.announceNewPasses(draft, "Pre-rollout", CheckKind.HOOK, before);
    List<CheckResult> checks = verdicts.results(CheckKind.HOOK, CheckVerdict.FAIL);
    Optional<Answer.HookOutcome> failed = verdicts.failed();
    if (failed.isPresent()) {
      if (!before.containsAll(checks)) {
        draft.warn(
            EventKind.HALTED,
            "Halt %s advancement pre-rollout check %s failed %s"
                .formatted(s.title(), failed.get().name(), failed.get().answer().error()));
      }
      return halt(draft, s, checks);
    }
    draft.status().analysisStarted(true);
    return Advance.decide(draft, s, checks);
  }

  /** Before the first step only pre-rollout hooks are called. */
  private static boolean isRefusal(CheckResult check) {
    return check.is(CheckKind.HOOK) && check.says(CheckVerdict.FAIL);
  }

  private static Decision judge(Situation s) {
    List<MetricCheck> metrics = MetricChecks.of(s);
    Optional<Question.Hooks> hooks = HookQuestions.of(s, HookType.ROLLOUT, CanaryPhase.PROGRESSING);
    Set<Question> questions = new LinkedHashSet<>();
    hooks.ifPresent(questions::add);
    for (MetricCheck metric : metrics) {
      if (metric instanceof MetricCheck.Asked asked) {
        asked.questions().forEach(questions::add);
      }
    }
    return s.world().answered(questions, () -> judge(s, hooks, metrics));
  }

  private static Decision judge(
      Situation s, Optional<Question.Hooks> question, List<MetricCheck> checks) {
    HookVerdicts hooks =
        question
            .map(asked -> HookVerdicts.of(s.world(), asked))
            .orElseGet(() -> HookVerdicts.none(HookType.ROLLOUT));
    MetricVerdicts metrics = MetricVerdicts.of(s, checks);
    boolean failed = hooks.failed().isPresent() || metrics.haveFailed();
    Optional<String> unasked = hooks.unasked().or(metrics::unasked);
    if (!failed && unasked.isPresent()) {
      return CallsDelayed.hold(s, unasked.get());
    }
    FirstMisses first = FirstMisses.of(s, metrics);
    return s.world().answered(first.questions(), () -> judge(s, hooks, metrics, first));
  }

  private static Decision judge(
      Situation s, HookVerdicts hooks, MetricVerdicts metrics, FirstMisses first) {
    DecisionBuilder draft = DecisionBuilder.of(s);
    List<CheckResult> checks =
        Stream.concat(
                hooks.results(CheckKind.HOOK, CheckVerdict.FAIL).stream(),
                metrics.results().stream())
            .toList();
    Optional<Answer.HookOutcome> refusal = hooks.failed();
    refusal.ifPresent(outcome ->
        draft.warn(
            EventKind.HALTED,
            "Halt %s advancement external check %s failed %s"
                .formatted(s.title(), outcome.name(), outcome.answer().error())));
    metrics.all().forEach(verdict -> report(draft, verdict, first));
    if (refusal.isPresent() || metrics.haveFailed()) {
      return halt(draft, s, checks);
    }
    return metrics.waitingFor().isEmpty()
        ? Advance.decide(draft, s, checks)
        : DataWait.hold(draft, s, checks, metrics, first);
  }

  /** A failed check each time, and one that passes without a value when that begins. */
  private static void report(DecisionBuilder draft, MetricVerdict verdict, FirstMisses first) {
    String primary = verdict.miss().map(first::primaryOf).orElse("");
    if (verdict.halt() != null) {
      draft.warn(EventKind.HALTED, verdict.halt() + primary);
    } else if (verdict.passesUnmeasured()) {
      verdict
          .miss()
          .filter(first::has)
          .ifPresent(
              miss -> draft.event("Metric %s, which passes".formatted(miss.clause(primary))));
    }
  }

  /** However many checks failed, a tick counts once; the one that reaches the threshold ends it. */
  private static Decision halt(DecisionBuilder draft, Situation s, List<CheckResult> checks) {
    int failures = s.status().failures() + 1;
    draft.released();
    draft.checks(checks);
    draft.status().failedChecks(failures);
    if (failures >= s.plan().threshold()) {
      return RunEnd.rollback(draft, s, failures);
    }
    draft.nextStep(s);
    Reasons why =
        new Reasons(
            "halt",
            "a check failed; %d of %d that end the run".formatted(failures, s.plan().threshold()),
            checks);
    return draft.done(why, new Wake.At(s.now().plus(s.plan().interval())));
  }
}
