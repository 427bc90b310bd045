package io.haldane.engine.phase;

import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.Severity;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.CheckKind;
import io.haldane.api.v1beta1.CheckVerdict;
import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.act.DesiredObjects;
import io.haldane.engine.check.HookVerdicts;
import io.haldane.engine.check.MetricProblems;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.HookType;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.problem.Problem;
import io.haldane.engine.situation.Cookies;
import io.haldane.engine.situation.DesiredTraffic;
import io.haldane.engine.situation.ReadinessHistory;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.workload.Readiness;
import java.time.Instant;
import java.util.Optional;

/** A current run: wait for the pods, hold each step for its interval, then judge it. */
public final class Progress {
  private Progress() {}

  public static Decision decide(Situation s) {
    return ReadinessHistory.noted(s, asAsked(s), s.pods().canary(), s.workload().targetPodCount());
  }

  private static Decision asAsked(Situation s) {
    if (s.revisions().hashesAreForeign()) {
      return adopt(s);
    }
    // During a run any other template is a new revision, the promoted one included.
    if (s.revisions().isChanged()) {
      return restart(s);
    }
    return s.times().isDue()
        ? HookRound.answered(s, HookType.ROLLBACK, s.phase(), verdicts -> asAsked(s, verdicts))
        : asAsked(s, HookVerdicts.none(HookType.ROLLBACK));
  }

  private static Decision asAsked(Situation s, HookVerdicts verdicts) {
    if (verdicts.passed().isPresent()) {
      return rollbackByHook(s, verdicts);
    }
    if (s.status().failures() >= s.plan().threshold()) {
      return RunEnd.rollback(DecisionBuilder.of(s), s, s.status().failures());
    }
    return switch (s.pods().canary()) {
      case Readiness.Stuck(String why) -> RunEnd.deadline(s, why);
      case Readiness.Waiting waiting -> waitForPods(s, waiting, verdicts.wereAsked());
      case Readiness.Ready() ->
          verdicts.unasked().map(why -> CallsDelayed.hold(s, why)).orElseGet(() -> ready(s));
    };
  }

  /** Another controller's run continues where it is; only the hash is replaced. */
  private static Decision adopt(Situation s) {
    DecisionBuilder draft = DecisionBuilder.of(s).statusOnly();
    draft.status().lastAppliedSpec(s.revision()).trackedConfigs(s.configs().checksums());
    draft.event("Taking over %s from another controller".formatted(s.title()));
    return draft.done(
        Reasons.of("take over", "the hashes in the status are of another controller"),
        new Wake.Now());
  }

  static Decision restart(Situation s) {
    DecisionBuilder draft = DecisionBuilder.of(s);
    draft.event(
        EventKind.STARTED, "New revision detected! Restarting analysis for " + s.targetTitle());
    Cookies.end(draft.status(), s);
    RunStart.begin(draft, s);
    DesiredObjects.keepCanaryUp(draft, s);
    return draft.done(Reasons.of("restart", "the revision changed"), new Wake.Now());
  }

  static Decision rollbackByHook(Situation s, HookVerdicts verdicts) {
    DecisionBuilder draft = DecisionBuilder.of(s);
    RunEnd.countAsTried(draft, s);
    verdicts.announcePasses(draft, "Rollback");
    draft.alert(
        EventKind.ROLLED_BACK,
        "Rolling back %s manual webhook invoked".formatted(s.title()),
        Severity.WARN,
        "Rolling back manual webhook invoked");
    draft.checks(verdicts.results(CheckKind.HOOK, CheckVerdict.PASS));
    String asked =
        verdicts
            .passed()
            .map(hook -> "rollback hook %s requested it".formatted(hook.name()))
            .orElse("");
    return RunEnd.fail(draft, s, asked, Reasons.of("rollback", "a rollback hook requested it"));
  }

  /** Keeps everything in place while the step waits. */
  private static DecisionBuilder still(Situation s) {
    DecisionBuilder draft = DecisionBuilder.of(s);
    if (!DataWait.lasts(s)) {
      draft.released();
    }
    DesiredObjects.keepCanaryUp(draft, s);
    return draft;
  }

  private static Decision waitForPods(Situation s, Readiness waiting, boolean hooksAsked) {
    DecisionBuilder draft = still(s);
    NotReadyNotice.onLong(
        draft, s, s.times().runStarted(), "canary deployment " + s.targetTitle(), waiting);
    if (hooksAsked) {
      draft.nextStep(s);
    }
    Instant look = NotReadyNotice.nextLook(s, s.times().runStarted());
    return draft.done(Reasons.of("wait", "the canary is not ready yet"), new Wake.At(look));
  }

  /** Only before the first step, and not with a route that was written before a restart. */
  private static Optional<Instant> unheard(Situation s) {
    boolean routed =
        s.router().state() instanceof RouteState.Routed(Traffic traffic)
            && DesiredTraffic.canaryIsExposed(traffic);
    return routed || Boolean.TRUE.equals(s.status().analysisStarted())
        ? Optional.empty()
        : s.world().unheard(s.workload().target());
  }

  /** The step is held with its traffic: what cannot be asked says nothing about the version. */
  private static Decision unusable(Situation s, Problem problem) {
    DecisionBuilder draft = DecisionBuilder.of(s);
    DesiredObjects.keepCanaryUp(draft, s);
    Hold.report(draft, s.world(), problem);
    Instant next = s.now().plus(s.plan().interval());
    if (s.times().isDue()) {
      draft.status().nextAnalysisTime(next.toString());
    }
    return draft.done(Reasons.of("hold", problem.message()), new Wake.At(next));
  }

  private static Decision ready(Situation s) {
    if (s.plan().skip() && !s.isPaused()) {
      return Promotion.skip(s);
    }
    Optional<Problem> unusable = MetricProblems.of(s);
    if (unusable.isPresent()) {
      return unusable(s, unusable.get());
    }
    Optional<Instant> unheard = unheard(s);
    if (unheard.isPresent()) {
      return still(s)
          .done(
              Reasons.of("wait", "proxies need time to learn of the canary's pods"),
              new Wake.At(unheard.get()));
    }
    boolean routed = !(s.router().state() instanceof RouteState.Pending);
    // Judged even without its traffic: a rollback may have been cut short between route and status.
    if (s.times().isDue() && routed) {
      return Analysis.decide(s);
    }
    if (StepTraffic.wasLost(s)) {
      return StepTraffic.beginAnew(DecisionBuilder.of(s), s, s.status().checks());
    }
    DecisionBuilder draft = still(s);
    if (s.router().state() instanceof RouteState.Pending(String why, var _)) {
      NotReadyNotice.onLong(
          draft, s, s.times().lastChanged(), "route of " + s.title(), new Readiness.Waiting(why));
    }
    return routed
        ? draft.done(
            Reasons.of("hold", "the step is held for its interval"),
            new Wake.At(s.times().nextAnalysis().orElse(s.now())))
        : draft.done(
            Reasons.of("wait", "the route is not accepted yet"),
            new Wake.At(s.now().plus(s.plan().interval())));
  }
}
