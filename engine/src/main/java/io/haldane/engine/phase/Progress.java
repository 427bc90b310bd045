package io.haldane.engine.phase;

import io.haldane.api.notify.Severity;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.act.DesiredObjects;
import io.haldane.engine.check.HookQuestions;
import io.haldane.engine.check.HookVerdicts;
import io.haldane.engine.check.MetricProblems;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.HookType;
import io.haldane.engine.decision.Question;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.problem.Problem;
import io.haldane.engine.situation.Cookies;
import io.haldane.engine.situation.DesiredTraffic;
import io.haldane.engine.situation.ReadinessHistory;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.workload.Readiness;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A run under way: wait for the pods, hold each step for its interval, then judge it. */
public final class Progress {
  private Progress() {}

  public static Decision decide(Situation s) {
    return ReadinessHistory.noted(
        s, asAsked(s), s.canaryReadiness(), s.workload().targetPodCount());
  }

  private static Decision asAsked(Situation s) {
    if (s.hashesAreForeign()) {
      return adopt(s);
    }
    // Mid-run any other template is a new revision, the promoted one included.
    if (s.isChanged()) {
      return restart(s);
    }
    Optional<Question.Hooks> rollback =
        HookQuestions.of(s, HookType.ROLLBACK, s.phase()).filter(hooks -> s.isDue());
    if (rollback.isPresent() && s.world().answers().to(rollback.get()).isEmpty()) {
      return new Decision.Ask(Set.of(rollback.get()));
    }
    Optional<HookVerdicts> verdicts = rollback.map(hooks -> HookVerdicts.of(s.world(), hooks));
    if (verdicts.flatMap(HookVerdicts::passed).isPresent()) {
      return rollbackByHook(s, verdicts.get());
    }
    if (s.status().failures() >= s.plan().threshold()) {
      return RunEnd.rollback(new DecisionBuilder(s.world()), s, s.status().failures());
    }
    return switch (s.canaryReadiness()) {
      case Readiness.Stuck(String why) -> RunEnd.deadline(s, why);
      case Readiness.Waiting waiting -> waitForPods(s, waiting, rollback.isPresent());
      case Readiness.Ready() ->
          verdicts
              .flatMap(HookVerdicts::unasked)
              .map(why -> CallsDelayed.hold(s, why))
              .orElseGet(() -> ready(s));
    };
  }

  /** Another controller's run goes on where it stands; only the hash is written anew. */
  private static Decision adopt(Situation s) {
    DecisionBuilder draft = new DecisionBuilder(s.world());
    draft.status().lastAppliedSpec(s.revision()).trackedConfigs(s.configs().checksums());
    draft.event("Taking over %s from another controller".formatted(s.title()));
    return draft.done(
        Reasons.of("take over", "the hashes in the status are of another controller"),
        new Wake.Now());
  }

  static Decision restart(Situation s) {
    DecisionBuilder draft = new DecisionBuilder(s.world());
    draft.event("New revision detected! Restarting analysis for " + s.targetTitle());
    DesiredObjects.objects(draft, s);
    Cookies.end(draft.status(), s);
    draft.phase(CanaryPhase.PROGRESSING);
    CanaryStatus cleared =
        DesiredObjects.clearRun(draft.status())
            .lastAppliedSpec(s.revision())
            .trackedConfigs(s.configs().checksums())
            .runStartedAt(s.now().toString())
            .checks(List.of())
            .done();
    DesiredObjects.route(draft, s, DesiredTraffic.of(cleared, s));
    DesiredObjects.keepCanaryUp(draft, s);
    return draft.done(Reasons.of("restart", "the revision changed"), new Wake.Now());
  }

  static Decision rollbackByHook(Situation s, HookVerdicts verdicts) {
    DecisionBuilder draft = new DecisionBuilder(s.world());
    RunEnd.countAsTried(draft, s);
    verdicts.announcePasses(draft, "Rollback");
    draft.alert(
        "Warning",
        "Rolling back %s manual webhook invoked".formatted(s.title()),
        Severity.WARN,
        "Rolling back manual webhook invoked");
    draft.checks(verdicts.results("hook", "pass"));
    String asked =
        verdicts
            .passed()
            .map(hook -> "rollback hook %s requested it".formatted(hook.name()))
            .orElse("");
    return RunEnd.fail(draft, s, asked, Reasons.of("rollback", "a rollback hook requested it"));
  }

  /** Everything is kept as it should be while nothing moves. */
  private static DecisionBuilder still(Situation s) {
    DecisionBuilder draft = new DecisionBuilder(s.world());
    draft.released();
    DesiredObjects.all(draft, s);
    DesiredObjects.keepCanaryUp(draft, s);
    DesiredObjects.rightClock(draft, s);
    return draft;
  }

  private static Decision waitForPods(Situation s, Readiness waiting, boolean hooksAsked) {
    DecisionBuilder draft = still(s);
    NotReadyNotice.onLong(
        draft, s, s.runStarted(), "canary deployment " + s.targetTitle(), waiting);
    if (hooksAsked) {
      draft.status().nextAnalysisTime(s.now().plus(s.plan().interval()).toString());
    }
    Instant look = NotReadyNotice.nextLook(s, s.runStarted());
    return draft.done(Reasons.of("wait", "the canary is not ready yet"), new Wake.At(look));
  }

  /** Only before the first step, and before a route that somebody wrote who died after it. */
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
    DecisionBuilder draft = new DecisionBuilder(s.world());
    DesiredObjects.all(draft, s);
    DesiredObjects.keepCanaryUp(draft, s);
    DesiredObjects.rightClock(draft, s);
    Hold.tell(draft, s.world(), problem);
    Instant next = s.now().plus(s.plan().interval());
    if (s.isDue()) {
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
    if (s.isDue() && routed) {
      return Analysis.decide(s);
    }
    if (StepTraffic.wasLost(s)) {
      return StepTraffic.beginAnew(new DecisionBuilder(s.world()), s, s.status().checks());
    }
    DecisionBuilder draft = still(s);
    if (s.router().state() instanceof RouteState.Pending(String why, var _)) {
      NotReadyNotice.onLong(
          draft, s, s.lastChanged(), "route of " + s.title(), new Readiness.Waiting(why));
    }
    return routed
        ? draft.done(
            Reasons.of("hold", "the step is held for its interval"),
            new Wake.At(s.nextAnalysis().orElse(s.now())))
        : draft.done(
            Reasons.of("wait", "the route is not accepted yet"),
            new Wake.At(s.now().plus(s.plan().interval())));
  }
}
