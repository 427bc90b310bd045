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
import java.util.List;

/** Every change of phase that there is; docs/state-machine.md is drawn from it. */
public enum Transition {
  FIRST_SIGHT(List.of(NEW), INITIALIZING, "the canary is seen for the first time"),
  INITIALISED(
      List.of(INITIALIZING), INITIALIZED, "the primary is ready; Services and route point to it"),
  GATED(
      List.of(INITIALIZED, SUCCEEDED, FAILED),
      WAITING,
      "a new revision, and a confirm-rollout gate is closed"),
  STARTED(
      List.of(INITIALIZED, SUCCEEDED, FAILED, WAITING),
      PROGRESSING,
      "a new revision, every confirm-rollout gate is open, and the limit of runs has a free place"),
  TAKEN_BACK_AFTER_SUCCESS(
      List.of(WAITING), SUCCEEDED, "the revision that waited is gone; the last run succeeded"),
  TAKEN_BACK_AFTER_FAILURE(
      List.of(WAITING), FAILED, "the revision that waited is gone or was aborted"),
  PROMOTION_GATED(
      List.of(PROGRESSING),
      WAITING_PROMOTION,
      "all steps have passed, and a confirm-promotion gate is closed"),
  GOES_ON(
      List.of(WAITING_PROMOTION),
      PROGRESSING,
      "a newer revision, or the switch of a blue/green release whose gate has opened"),
  OVERTAKEN(
      List.of(PROMOTING),
      PROGRESSING,
      "a newer revision, before the primary got the one that passed"),
  PROVEN(
      List.of(PROGRESSING, WAITING_PROMOTION),
      PROMOTING,
      "every step has passed its checks and every confirm-promotion gate is open, a promote order, or skipAnalysis and ready pods"),
  PRIMARY_ROLLED(List.of(PROMOTING), FINALISING, "the primary is ready and has all of the traffic"),
  DONE(List.of(FINALISING), SUCCEEDED, "the route has settled; the canary's pods are removed"),
  ROLLED_BACK(
      List.of(PROGRESSING, WAITING_PROMOTION),
      FAILED,
      "failed checks reach the threshold, a rollback hook, an abort order, or the deadline"),
  PROMOTION_FAILED(
      List.of(PROMOTING, FINALISING),
      FAILED,
      "the primary does not get ready; the canary keeps serving"),
  FIX_AFTER_FAILED_PROMOTION(
      List.of(FAILED, WAITING), PROMOTING, "a new revision while the canary serves"),
  DELETED(
      List.of(
          NEW,
          INITIALIZING,
          INITIALIZED,
          WAITING,
          PROGRESSING,
          WAITING_PROMOTION,
          PROMOTING,
          FINALISING,
          SUCCEEDED,
          FAILED),
      TERMINATING,
      "deleted, with revertOnDeletion"),
  RESTORED(
      List.of(TERMINATING),
      INITIALIZING,
      "a backup of a deleted canary was restored with its status");

  private final List<CanaryPhase> from;
  private final CanaryPhase to;
  private final String when;

  Transition(List<CanaryPhase> from, CanaryPhase to, String when) {
    this.from = from;
    this.to = to;
    this.when = when;
  }

  /** Any of these. */
  public List<CanaryPhase> from() {
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
