package io.haldane.view.pages;

import static io.haldane.view.pages.EventLine.event;

import java.util.List;

/** Events of a run as it should be, from its start to its promotion, and of its end. */
final class RunEvents {
  private static final EventGroup START =
      new EventGroup(
          "A run starts",
          List.of(
              event(
                  "New revision detected! Scaling up <target>",
                  "The target or a ConfigMap or Secret of it has changed. A run begins and starts the pods of the new version.",
                  ""),
              event(
                  "New revision detected! Restarting analysis for <target>",
                  "The target changed again during the run. The run begins again with the newest version.",
                  ""),
              event(
                  "New revision of <target> waits for its turn: <why>",
                  "The limit of concurrent runs is reached.",
                  "Wait, or raise `-max-running`."),
              event(
                  "New revision of <target> was taken back before its approval",
                  "The target went back to its old version while a gate was closed. There is nothing to release.",
                  ""),
              event(
                  "Starting canary analysis for <target>",
                  "The pods of the new version are ready. The first step follows when the pre-rollout hooks pass.",
                  "")));

  private static final EventGroup STEPS =
      new EventGroup(
          "Steps",
          List.of(
              event(
                  "Advance <canary> canary weight <weight>",
                  "All checks passed. The new version gets this percentage of the traffic.",
                  ""),
              event(
                  "Advance <canary> canary iteration <done>/<total>",
                  "An iteration of an A/B or blue/green analysis passed its checks.",
                  ""),
              event(
                  "Advance <canary> canary mirroring traffic",
                  "Requests are copied to the new version. Users still get the answers of the primary.",
                  ""),
              event(
                  "Stop traffic mirroring and route all traffic to canary",
                  "The iterations of a blue/green release are done. All users are on the new version until the primary is updated.",
                  ""),
              event(
                  "Routing all traffic to canary",
                  "The iterations of a blue/green release are done. All users are on the new version until the primary is updated.",
                  "")));

  private static final EventGroup PROMOTION =
      new EventGroup(
          "The promotion",
          List.of(
              event(
                  "Copying <target> template spec to <primary>",
                  "Every step passed. The primary gets the new version.",
                  ""),
              event(
                  "Routing all traffic to canary, the update of <primary> may leave it without pods",
                  "The primary is replaced all at once, by its strategy. Users are on the new version meanwhile.",
                  "To avoid it, use a `RollingUpdate` with `maxUnavailable` below 100 %."),
              event(
                  "Advance <canary> primary weight <weight>",
                  "The traffic goes back to the primary in steps of `stepWeightPromotion`.",
                  ""),
              event(
                  "Routing all traffic to primary",
                  "The primary is ready with the new version and gets all traffic.",
                  ""),
              event(
                  "New revision of <target> during its promotion, routing all traffic to primary",
                  "The target changed during the promotion. The newest version gets no users now, and its own run afterwards.",
                  ""),
              event("Promotion completed! Scaling down <target>", "The run succeeded.", ""),
              event(
                  "Promotion completed! Canary analysis was skipped for <canary>",
                  "The version was promoted without checks, because `spec.skipAnalysis` is true.",
                  "Remove `skipAnalysis` if that was not intended.")));

  private static final EventGroup FAILURE =
      new EventGroup(
          "A run fails",
          List.of(
              event(
                  "Rolling back <canary> failed checks threshold reached <number>",
                  "As many checks failed as `analysis.threshold` allows. All traffic is on the primary.",
                  "The condition `Promoted` names the check, its value and its limit. Fix the version and apply it, or retry it."),
              event(
                  "Rolling back <canary> progress deadline exceeded: <why>",
                  "The pods of the new version did not become ready within `progressDeadlineSeconds`.",
                  "See the pods of the target: image, probes, resources, quota. Then apply a fixed version, or retry."),
              event(
                  "Rolling back <canary> manual webhook invoked",
                  "A rollback hook answered with success.",
                  "Ask its owner. A retry runs the same version again."),
              event(
                  "Rolling back <canary> abort asked for by <who>",
                  "Somebody gave the order to abort.",
                  "A retry runs the same version again."),
              event(
                  "Canary failed! Scaling down <canary>",
                  "The run failed, and the pods of the new version are removed. The event before it says why.",
                  ""),
              event(
                  "Promotion of <target> failed, primary not ready: <why>",
                  "The new version passed its checks, but the pods of the primary do not become ready. The canary keeps serving all users.",
                  "Fix what keeps the primary from becoming ready and apply the fixed version. It goes to the primary directly.")));

  static final List<EventGroup> ALL = List.of(START, STEPS, PROMOTION, FAILURE);

  private RunEvents() {}
}
