package io.haldane.engine;

import static io.haldane.api.v1beta1.CanaryPhase.FAILED;
import static io.haldane.api.v1beta1.CanaryPhase.FINALISING;
import static io.haldane.api.v1beta1.CanaryPhase.INITIALIZED;
import static io.haldane.api.v1beta1.CanaryPhase.INITIALIZING;
import static io.haldane.api.v1beta1.CanaryPhase.NEW;
import static io.haldane.api.v1beta1.CanaryPhase.PROGRESSING;
import static io.haldane.api.v1beta1.CanaryPhase.PROMOTING;
import static io.haldane.api.v1beta1.CanaryPhase.SUCCEEDED;
import static io.haldane.api.v1beta1.CanaryPhase.TERMINATING;
import static io.haldane.api.v1beta1.CanaryPhase.WAITING;
import static io.haldane.api.v1beta1.CanaryPhase.WAITING_PROMOTION;

import io.haldane.api.v1beta1.CanaryPhase;

/** Every change of phase that there is; docs/state-machine.md is drawn from it. */
public enum Transition {
  FIRST_SIGHT(NEW, INITIALIZING, "the canary is seen for the first time"),
  INITIALISED(INITIALIZING, INITIALIZED, "the primary is ready; Services and route point to it"),
  REVISION_AFTER_INIT(
      INITIALIZED, PROGRESSING, "a new revision, and every confirm-rollout gate is open"),
  REVISION_AFTER_SUCCESS(
      SUCCEEDED, PROGRESSING, "a new revision, and every confirm-rollout gate is open"),
  REVISION_AFTER_FAILURE(
      FAILED, PROGRESSING, "a revision other than the failed and the promoted one"),
  GATED(INITIALIZED, WAITING, "a new revision, and a confirm-rollout gate is closed"),
  GATED_AFTER_SUCCESS(SUCCEEDED, WAITING, "a new revision, and a confirm-rollout gate is closed"),
  GATED_AFTER_FAILURE(FAILED, WAITING, "a new revision, and a confirm-rollout gate is closed"),
  FIX_APPROVED(
      WAITING,
      PROMOTING,
      "every confirm-rollout gate is open, and the canary serves since a promotion failed"),
  GATE_OPENED(WAITING, PROGRESSING, "every confirm-rollout gate is open"),
  PROMOTION_GATED(PROGRESSING, WAITING_PROMOTION, "proven, and a confirm-promotion gate is closed"),
  PROMOTION_APPROVED(WAITING_PROMOTION, PROMOTING, "every confirm-promotion gate is open"),
  PROVEN(PROGRESSING, PROMOTING, "every step has passed its checks"),
  PRIMARY_ROLLED(PROMOTING, FINALISING, "the primary is ready and has all of the traffic"),
  DONE(FINALISING, SUCCEEDED, "the route has settled; the canary's pods go"),
  SKIPPED(PROGRESSING, SUCCEEDED, "skipAnalysis, and the canary's pods are ready"),
  ROLLED_BACK(
      PROGRESSING, FAILED, "failed checks reach the threshold, a rollback hook, or the deadline"),
  PROMOTION_FAILED(PROMOTING, FAILED, "the primary does not get ready; the canary keeps serving"),
  FIX_AFTER_FAILED_PROMOTION(FAILED, PROMOTING, "a new revision while the canary serves"),
  DELETED(INITIALIZED, TERMINATING, "deleted, with revertOnDeletion");

  private final CanaryPhase from;
  private final CanaryPhase to;
  private final String when;

  Transition(CanaryPhase from, CanaryPhase to, String when) {
    this.from = from;
    this.to = to;
    this.when = when;
  }

  public CanaryPhase from() {
    return from;
  }

  public CanaryPhase to() {
    return to;
  }

  /** When it happens, for people. */
  public String when() {
    return when;
  }
}
