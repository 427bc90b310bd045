package io.haldane.view.pages;

import static io.haldane.view.pages.EventLine.event;

import java.util.List;

/** Events of metrics, hooks and gates. */
final class CheckEvents {
  private static final String MORE_TRAFFIC =
      "Run `haldane doctor`. Send requests to the Service, for example from a hook that makes load. See [low traffic](how-to/low-traffic.md).";

  private static final EventGroup METRICS =
      new EventGroup(
          "Metrics",
          List.of(
              event(
                  "Halt <canary> advancement success rate <value> < <limit>",
                  "The success rate is below its limit. The check counts as failed.",
                  "Find the failing requests in the logs of the canary's pods. `haldane explain` shows the query."),
              event(
                  "Halt <canary> advancement request duration <value> > <limit>",
                  "The 99th percentile of the latency is above its limit. The check counts as failed.",
                  "Compare with the primary: `haldane run NAME --primary`. New pods may need a warm-up."),
              event(
                  "Halt <canary> advancement <metric> <value> < <limit>",
                  "The value of a metric is below its range. The check counts as failed.",
                  "`haldane explain` shows value, limit and query."),
              event(
                  "Halt <canary> advancement <metric> <value> > <limit>",
                  "The value of a metric is above its range. The check counts as failed.",
                  "`haldane explain` shows value, limit and query."),
              event(
                  "Halt advancement no values found for <provider> metric <metric> probably <target> is not receiving traffic: <why>",
                  "A builtin check found no requests of the new version. The check counts as failed.",
                  MORE_TRAFFIC),
              event(
                  "Halt advancement no values found for metric: <metric>",
                  "An inline query gave no value. The check counts as failed.",
                  MORE_TRAFFIC),
              event(
                  "Halt advancement no values found for custom metric: <metric>: <why>",
                  "The query of a MetricTemplate gave no value. The check counts as failed.",
                  MORE_TRAFFIC),
              event(
                  "Metric <metric and what it lacks>, which passes",
                  "A metric with `onNoData: pass` has no value, and another metric passed.",
                  ""),
              event(
                  "Metric query failed for <metric>: <why>",
                  "The backend of a MetricTemplate did not answer, or refused the query. The check counts as failed.",
                  "The message has the answer of the backend. Check address, Secret and query with `haldane doctor`."),
              event(
                  "Prometheus query failed: <why>",
                  "Prometheus did not answer, or refused the query. The check counts as failed.",
                  "Check `-metrics-server` or `spec.metricsServer`, and the network policies of Prometheus."),
              event(
                  "all the metrics providers are available!",
                  "All backends of the canary's metrics answered.",
                  ""),
              event(
                  "Error checking metric providers: <why>",
                  "A backend does not answer yet. The initialization continues, but a run would fail its checks.",
                  "Check the address and the Secret that the message names.")));

  private static final EventGroup HOOKS =
      new EventGroup(
          "Hooks and gates",
          List.of(
              event("Pre-rollout check <hook> passed", "The hook answered with success.", ""),
              event("Confirm-rollout check <hook> passed", "The gate is open.", ""),
              event("Confirm-traffic-increase check <hook> passed", "The gate is open.", ""),
              event("Confirm-promotion check <hook> passed", "The gate is open.", ""),
              event(
                  "Rollback check <hook> passed",
                  "The rollback hook answered with success, which asks for a rollback.",
                  ""),
              event("Post-rollout check <hook> passed", "The hook answered with success.", ""),
              event(
                  "Halt <canary> advancement pre-rollout check <hook> failed <answer>",
                  "A pre-rollout hook refused or did not answer. No user is on the new version yet. The check counts as failed.",
                  "The message has the hook's answer. See the logs of the hook's server."),
              event(
                  "Halt <canary> advancement external check <hook> failed <answer>",
                  "A rollout hook refused or did not answer. The check counts as failed.",
                  "The message has the hook's answer. See the logs of the hook's server."),
              event(
                  "Post-rollout hook <hook> failed <answer>",
                  "A hook that is called after the run failed. The result of the run does not change.",
                  "See the logs of the hook's server."),
              event(
                  "Halt <canary> advancement waiting for approval <gate>",
                  "A confirm-rollout gate is closed. The run has not started.",
                  "Open the gate, or give the order to promote, which starts the run."),
              event(
                  "Halt <canary> advancement waiting for traffic increase approval <gate>",
                  "A confirm-traffic-increase gate is closed. The step is held. Metrics still count.",
                  "Open the gate, or give the order to promote or to abort."),
              event(
                  "Halt <canary> advancement waiting for promotion approval <gate>",
                  "A confirm-promotion gate is closed. All steps have passed.",
                  "Open the gate, or give the order to promote or to abort.")));

  static final List<EventGroup> ALL = List.of(METRICS, HOOKS);

  private CheckEvents() {}
}
