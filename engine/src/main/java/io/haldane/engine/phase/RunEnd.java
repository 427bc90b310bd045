package io.haldane.engine.phase;

import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.Severity;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.act.DesiredObjects;
import io.haldane.engine.check.HookQuestions;
import io.haldane.engine.check.HookVerdicts;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.HookType;
import io.haldane.engine.decision.Outcome;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.situation.Cookies;
import io.haldane.engine.situation.Situation;
import java.util.List;

/** The ways in which a run ends, and what is called and announced then. */
public final class RunEnd {
  private RunEnd() {}

  /** Too many checks have failed. */
  static Decision rollback(DecisionBuilder draft, Situation s, int failures) {
    draft.alert(
        EventKind.ROLLED_BACK,
        "Rolling back %s failed checks threshold reached %d".formatted(s.title(), failures),
        Severity.ERROR,
        "Failed checks threshold reached " + failures);
    List<CheckResult> checks = draft.status().done().checks();
    return fail(
        draft,
        s,
        Failure.of(checks, failures, s.plan().threshold()),
        new Reasons(
            "rollback",
            "rolled back: %d of %d failed checks".formatted(failures, s.plan().threshold()),
            checks));
  }

  /** The canary's pods did not become ready in time. */
  static Decision deadline(Situation s, String why) {
    DecisionBuilder draft = DecisionBuilder.of(s);
    draft.alert(
        EventKind.ROLLED_BACK,
        "Rolling back %s progress deadline exceeded: %s".formatted(s.title(), why),
        Severity.ERROR,
        "Progress deadline exceeded: " + why);
    return fail(
        draft,
        s,
        "the progress deadline has passed: " + why,
        Reasons.of("rollback", "the progress deadline has passed: " + why));
  }

  /** A revision that is rejected before its run counts as tried, like one that failed in it. */
  static void countAsTried(DecisionBuilder draft, Situation s) {
    if (s.phase() == CanaryPhase.WAITING) {
      draft
          .status()
          .lastAppliedSpec(s.revision())
          .trackedConfigs(s.configs().checksums())
          .runStartedAt(s.now().toString());
    }
  }

  /**
   * All traffic to the primary in this very tick; the pods follow when the route has settled.
   *
   * @param failure stays in the status until the next run
   */
  static Decision fail(DecisionBuilder draft, Situation s, String failure, Reasons why) {
    draft.warn("Canary failed! Scaling down " + s.title());
    Cookies.end(draft.status(), s);
    draft.phase(CanaryPhase.FAILED);
    DesiredObjects.clearRun(draft.status()).failure(Failure.text(s, failure));
    // Pods go only after the end of the run is written: a controller that dies in
    // between finds an ended run, not a canary without pods.
    draft.settle();
    draft.outcome(Outcome.FAILED);
    boolean hooks = owesHooks(draft, s, CanaryPhase.FAILED);
    return hooks ? draft.done(why, new Wake.Now()) : draft.done(why);
  }

  /** The primary cannot run the version that passed: the canary keeps serving all traffic. */
  static Decision failedPromotion(Situation s, String why) {
    DecisionBuilder draft = DecisionBuilder.of(s);
    draft.alert(
        EventKind.PROMOTION_FAILED,
        "Promotion of %s failed, primary not ready: %s".formatted(s.targetTitle(), why),
        Severity.ERROR,
        "Promotion failed, primary not ready: " + why);
    draft.phase(CanaryPhase.FAILED);
    DesiredObjects.clearRun(draft.status())
        .canaryWeight(100)
        .failure(Failure.text(s, "the primary is not ready: " + why));
    draft.outcome(Outcome.FAILED);
    boolean hooks = owesHooks(draft, s, CanaryPhase.FAILED);
    return draft.done(
        Reasons.of("failed promotion", why), hooks ? new Wake.Now() : new Wake.OnChange());
  }

  static Decision succeed(DecisionBuilder draft, Situation s) {
    Cookies.end(draft.status(), s);
    draft.phase(CanaryPhase.SUCCEEDED).released();
    DesiredObjects.clearRun(draft.status()).lastPromotedSpec(s.status().lastAppliedSpec());
    DesiredObjects.takeCanaryDown(draft, s);
    boolean judged = Boolean.TRUE.equals(s.status().analysisStarted());
    draft.outcome(s.plan().skip() && !judged ? Outcome.SKIPPED : Outcome.PROMOTED);
    boolean hooks = owesHooks(draft, s, CanaryPhase.SUCCEEDED);
    if (!hooks) {
      tellSuccess(draft, s);
    }
    // A version that came during the promotion is news already, and need not change anything again.
    return draft.done(Reasons.of("succeed", "the primary runs the new version"), new Wake.Now());
  }

  private static void tellSuccess(DecisionBuilder draft, Situation s) {
    if (s.plan().skip()) {
      draft.inform(
          EventKind.PROMOTED,
          "Promotion completed! Canary analysis was skipped for " + s.title(),
          "Canary analysis was skipped, promotion finished.");
    } else {
      draft.inform(
          EventKind.PROMOTED,
          "Promotion completed! Scaling down " + s.targetTitle(),
          "Canary analysis completed successfully, promotion finished.");
    }
  }

  private static boolean owesHooks(DecisionBuilder draft, Situation s, CanaryPhase phase) {
    boolean owes = HookQuestions.of(s, HookType.POST_ROLLOUT, phase).isPresent();
    draft.status().owesPostRollout(owes ? Boolean.TRUE : null);
    return owes;
  }

  /** The end is written; now the post-rollout hooks are called. Their answers change nothing. */
  public static Decision tellHooks(Situation s) {
    return HookRound.of(s, HookType.POST_ROLLOUT, s.phase(), verdicts -> called(s, verdicts));
  }

  private static Decision called(Situation s, HookVerdicts verdicts) {
    DecisionBuilder draft = DecisionBuilder.of(s).statusOnly();
    draft.status().owesPostRollout(null);
    draft.released();
    verdicts.announcePasses(draft, "Post-rollout");
    verdicts
        .failed()
        .ifPresent(outcome ->
            draft.warn(
                "Post-rollout hook %s failed %s"
                    .formatted(outcome.name(), outcome.answer().error())));
    if (s.phase() == CanaryPhase.SUCCEEDED) {
      tellSuccess(draft, s);
    }
    return draft.done(Reasons.of("tell", "the post-rollout hooks were called"), new Wake.Now());
  }
}
