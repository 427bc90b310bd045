package io.haldane.view.pages;

import static io.haldane.view.pages.EventLine.event;

import java.util.List;

/** Events of pods and routes, orders, and the life of a canary. */
final class OtherEvents {
  private static final EventGroup PODS =
      new EventGroup(
          "Pods, routes and what holds a canary",
          List.of(
              event(
                  "<workload> not ready: <why>",
                  "The canary waits for pods, or for the route to be accepted by its mesh.",
                  "See `kubectl describe` of the pods, or the status of the route."),
              event(
                  "Halt <canary> advancement the canary was without its traffic, the step starts again",
                  "The new version lost the traffic of its step: its pods died for a while, or somebody else wrote the route.",
                  "Find who writes the route (`kubectl get --show-managed-fields`), or why pods restart."),
              event(
                  "Routing all traffic to canary, <primary> has no ready pods; the canary serves all traffic until it has some",
                  "The primary lost its pods. The new version serves all users until they are back.",
                  "Fix the pods of the primary."),
              event("<primary> has ready pods again", "The traffic is split as before.", ""),
              event(
                  "Halt <canary>: <message>",
                  "The canary is held. Nothing moves until the problem is fixed.",
                  "The message says what to do. The condition `Reconciled` has the [reason](#reasons-of-conditions)."),
              event(
                  "skipping canary run as object is suspended",
                  "`spec.suspend` is true. The controller does nothing for this canary.",
                  "Set `spec.suspend` to false to continue.")));

  private static final EventGroup ORDERS =
      new EventGroup(
          "Orders",
          List.of(
              event(
                  "Promotion of <target> asked for by <who>",
                  "Somebody gave the order to promote. The rest of the analysis is skipped.",
                  ""),
              event(
                  "Pausing <canary> asked for by <who>",
                  "No further step is taken. Failed checks still count.",
                  "Resume when you are ready."),
              event("Resuming <canary> asked for by <who>", "The pause is over.", ""),
              event(
                  "Retrying <canary> asked for by <who>",
                  "The failed version gets another run.",
                  ""),
              event(
                  "Ignoring <order> of <canary> asked for by <who>: <why>",
                  "The order makes no sense now and was refused.",
                  "The message says why. Give the order again when it fits.")));

  private static final EventGroup LIFE =
      new EventGroup(
          "The life of a canary",
          List.of(
              event(
                  "Initialization done! <canary>",
                  "The primary serves all users. From now on, changes of the target are released step by step.",
                  ""),
              event(
                  "Provider \"<provider>\" is used for <canary>: <why>",
                  "`provider: auto` found a provider. It stays for the life of the canary.",
                  ""),
              event(
                  "Taking over <canary> from another controller",
                  "The status was written by Flagger. Haldane continues from it.",
                  ""),
              event(
                  "Terminating canary <canary>",
                  "The canary was deleted with `revertOnDeletion`. The target gets its pods and users back.",
                  ""),
              event(
                  "Terminated canary <canary>",
                  "The target has all users again. The primary is removed.",
                  "")));

  static final List<EventGroup> ALL = List.of(PODS, ORDERS, LIFE);

  private OtherEvents() {}
}
