package io.haldane.engine.phase;

import io.haldane.api.notify.EventKind;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.act.DesiredObjects;
import io.haldane.engine.decision.Action;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.situation.Cookies;
import io.haldane.engine.situation.DesiredTraffic;
import io.haldane.engine.situation.Situation;
import java.util.List;

/**
 * The version that passed its checks becomes the primary: its template is copied and rolled out.
 */
public final class Promotion {
  private Promotion() {}

  static Decision begin(DecisionBuilder draft, Situation s, List<CheckResult> checks) {
    tellCopy(draft, s);
    draft.phase(CanaryPhase.PROMOTING).released();
    draft.checks(checks);
    // All of the matching or switched traffic is on the canary by now.
    boolean whole = DesiredTraffic.of(s.status(), s).canary() == 100;
    draft
        .status()
        .canaryWeight(whole ? 100 : s.status().weight())
        .mirrored(null)
        .readyPods(null)
        .fewerPodsSince(null)
        .nextAnalysisTime(null);
    return draft.done(
        new Reasons("promote", "every step has passed its checks", checks), new Wake.Now());
  }

  /**
   * After a failed promotion the canary serves; the fix goes to the primary before traffic does.
   */
  static Decision directly(DecisionBuilder draft, Situation s) {
    draft.inform(
        EventKind.STARTED,
        "New revision detected! Scaling up " + s.targetTitle(),
        "New revision detected, progressing canary analysis.");
    DesiredObjects.clearRun(draft.status())
        .canaryWeight(100)
        .lastAppliedSpec(s.revision())
        .trackedConfigs(s.configs().checksums())
        .runStartedAt(s.now().toString());
    tellCopy(draft, s);
    draft.phase(CanaryPhase.PROMOTING);
    return draft.done(
        Reasons.of("promote", "the canary serves because the last promotion failed"),
        new Wake.Now());
  }

  private static void tellCopy(DecisionBuilder draft, Situation s) {
    draft.event(
        EventKind.PROMOTING,
        "Copying %s template spec to %s".formatted(s.targetTitle(), s.primaryTitle()));
  }

  private static void putCopy(DecisionBuilder draft, Situation s) {
    draft.last(s.configs().copies(s.canary(), s.world().settings(), s.world().live()));
    s.olderScalers().forEach(clone -> draft.last(new Action.Remove(clone)));
    s.scaler().ifPresent(scaler -> draft.last(scaler.promote(s.world().live(), s.workload())));
    // Last, because it carries the mark by which all of it counts as done.
    draft.last(new Action.Put(s.workload().promote(s.configs(), s.revisions().rolloutId())));
  }

  /** Phase Promoting: when the primary runs the new version, traffic goes back to it. */
  public static Decision shift(Situation s) {
    if (!s.revisions().primaryHasRun()) {
      return s.revisions().isChanged()
          ? startOver(s)
          : PrimaryDrain.await(s).orElseGet(() -> copy(s));
    }
    return PrimaryTakeover.noted(s, unchecked(s) ? turnAway(s) : PrimaryTakeover.decide(s));
  }

  /**
   * The phase is written before the primary is touched: a controller that dies in between continues
   * with the version that passed, whatever hooks and metrics would say by now.
   */
  private static Decision copy(Situation s) {
    DecisionBuilder draft = DecisionBuilder.of(s);
    putCopy(draft, s);
    return draft.done(Reasons.of("promote", "the primary gets the new version"), new Wake.Now());
  }

  /** The target holds something newer; the version that passed does not exist any more. */
  private static Decision startOver(Situation s) {
    // Only a fix of a failed promotion begins with all of the traffic on a canary without a run.
    boolean judged = Boolean.TRUE.equals(s.status().analysisStarted()) || s.status().weight() < 100;
    return judged ? Progress.restart(s) : directly(DecisionBuilder.of(s), s);
  }

  /** The pods that have traffic are being replaced by pods without any check. */
  private static boolean unchecked(Situation s) {
    return !s.revision().equals(s.status().lastAppliedSpec())
        && s.status().weight() > 0
        && !s.revisions().hashesAreForeign()
        && !s.workload().primaryIsDown();
  }

  /**
   * The primary, old pods or new, serves alone; the newest revision gets a run of its own later.
   */
  private static Decision turnAway(Situation s) {
    DecisionBuilder draft = DecisionBuilder.of(s);
    draft.event(
        "New revision of %s during its promotion, routing all traffic to primary"
            .formatted(s.targetTitle()));
    Cookies.end(draft.status(), s);
    draft.status().canaryWeight(0);
    return draft.done(Reasons.of("turn away", "the target has changed again"), new Wake.Now());
  }

  /**
   * Promotion without analysis, asked for by {@code skipAnalysis}; the canary's pods are ready. It
   * has succeeded when the primary is ready, too.
   */
  static Decision skip(Situation s) {
    DecisionBuilder draft = DecisionBuilder.of(s);
    tellCopy(draft, s);
    Cookies.end(draft.status(), s);
    draft.phase(CanaryPhase.PROMOTING).checks(List.of());
    DesiredObjects.clearRun(draft.status());
    return draft.done(Reasons.of("promote", "skipAnalysis skips the analysis"), new Wake.Now());
  }
}
