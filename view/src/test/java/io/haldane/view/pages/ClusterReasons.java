package io.haldane.view.pages;

import static io.haldane.view.pages.ReasonLine.held;

import java.util.List;

/** Reasons whose fix is in the cluster around the canary. */
final class ClusterReasons {
  static final List<ReasonLine> ALL =
      List.of(
          held("TargetMissing", "The target does not exist.", "Create it, or correct `targetRef`."),
          held(
              "TargetClaimed",
              "Another canary has the same target.",
              "Delete one of the two, or point it at another workload."),
          held(
              "TargetNotReady",
              "The canary is being deleted, and its target has no ready pods. The primary keeps serving.",
              "Fix the target, or set `revertOnDeletion` to false."),
          held(
              "ScalerMissing",
              "The scaler of `autoscalerRef` does not exist.",
              "Create it, or correct `autoscalerRef`."),
          held(
              "ConfigMissing",
              "A ConfigMap or Secret of the target does not exist.",
              "Create it, or make it optional in the pod template."),
          held(
              "HookSecretUnusable",
              "A Secret, a ConfigMap or a key that a webhook names is missing, or its value cannot be used. Nothing counts against the version.",
              "The message names the webhook, the object and the key. See [protected hooks](how-to/protected-hooks.md)."),
          held(
              "PrimaryMissing",
              "The primary was deleted while the target has another version.",
              "The message says how to get the promoted version back."),
          held(
              "PrimaryNotReady",
              "The primary lost its pods during a run. The new version serves all users until they are back.",
              "Fix the pods of the primary."),
          held(
              "NoSelectorLabel",
              "No label of `-selector-labels` distinguishes the pods of primary and canary.",
              "Add one of these labels to the selector and the pods of the target."),
          held(
              "SelectorChanged",
              "The target was recreated with labels that its primary cannot take.",
              "The message says how to recreate the primary."),
          held(
              "SelectorOverlap",
              "The Services would also select pods of another workload.",
              "Give one of the workloads another label."),
          held(
              "RouterRefused",
              "The mesh or ingress cannot route this canary as its objects are.",
              "Change what the message names."),
          held(
              "CallsDelayed",
              "A hook or a metrics backend could not be called, because too many calls of the namespace are waiting. Nothing counts against the version.",
              "Fix the server that does not answer; the message names it. The call is repeated."),
          held(
              "WaitingForData",
              "A metric with `wait` has no value, or the version got too few requests. Nothing counts against the version.",
              "The message names the metric. See [missing data](extensions.md#missing-data), and send more requests."),
          held(
              "ApplyFailed",
              "The API server refuses a write of the controller.",
              "The message has the API server's answer: permissions, quota, admission policy or an invalid field."),
          held(
              "ApiUnavailable",
              "The API server does not answer, or answers with an error.",
              "Nothing, if it is brief. Otherwise see the API server."),
          held(
              "InternalError",
              "A bug in the controller. Other canaries are not affected.",
              "Report it with the lines of the controller's log."));

  private ClusterReasons() {}
}
