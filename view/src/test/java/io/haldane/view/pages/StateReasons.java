package io.haldane.view.pages;

import java.util.List;

/** Reasons that say what the canary is doing: nothing is wrong, but for a run that failed. */
final class StateReasons {
  static final List<ReasonLine> ALL =
      List.of(
          promoted("Unknown", "Initializing", "The primary is created and gets ready.", ""),
          promoted("True", "Initialized", "The primary serves. Nothing was released yet.", ""),
          promoted(
              "Unknown",
              "Waiting",
              "A new version waits for a confirm-rollout gate.",
              "Open the gate, or give the order to promote or to abort."),
          promoted("Unknown", "Progressing", "A run is checked step by step.", ""),
          promoted(
              "Unknown",
              "WaitingPromotion",
              "All steps passed. A confirm-promotion gate is closed.",
              "Open the gate, or give the order to promote or to abort."),
          promoted("Unknown", "Promoting", "The primary gets the new version.", ""),
          promoted(
              "Unknown",
              "Finalising",
              "All traffic is on the primary, which has the new version.",
              ""),
          promoted("True", "Succeeded", "The last run promoted its version.", ""),
          promoted(
              "False",
              "Failed",
              "The last run failed. The message says what failed, with value and limit.",
              "Apply a fixed version, or retry."),
          promoted(
              "Unknown", "Terminating", "The canary is being deleted with `revertOnDeletion`.", ""),
          new ReasonLine(
              "Reconciled",
              "True",
              "Reconciled",
              "Nothing prevents the controller from its work.",
              ""),
          new ReasonLine(
              "Paused", "True", "Paused", "Somebody paused the release.", "Resume to continue."),
          new ReasonLine("Paused", "False", "Resumed", "The pause is over.", ""),
          new ReasonLine(
              "Queued",
              "True",
              "LimitReached",
              "A new version waits, because as many canaries run as are allowed.",
              "Wait, or raise `-max-running` or `-max-running-per-namespace`."),
          new ReasonLine("Queued", "False", "NotWaiting", "It waits for no other canary.", ""),
          new ReasonLine(
              "Healthy",
              "True",
              "NoFindings",
              "The checks that the controller makes at initialisation, when a run begins and after changes between runs found nothing to fix.",
              ""));

  private StateReasons() {}

  private static ReasonLine promoted(String status, String reason, String meaning, String action) {
    return new ReasonLine("Promoted", status, reason, meaning, action);
  }
}
