package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.metrics.Sample;
import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.OnError;
import io.haldane.api.v1beta1.OnNoData;
import io.haldane.engine.settings.MetricDefaults;
import io.haldane.engine.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Metrics without a value, or with too few requests to mean anything. */
final class MissingDataStories {
  private MissingDataStories() {}

  private static final String RATE = "request-success-rate";
  private static final Sample NOTHING = new Sample.NoData("no series");
  private static final Sample DOWN = new Sample.Unavailable(Sample.Fault.BACKEND, "refused");
  private static final String HALT = "[Progressing] Halt podinfo.test: waiting for data: ";
  private static final String NOTHING_COUNTS = "; nothing counts against the canary";

  static final List<Story> ALL =
      List.of(
          new Story("F1353: a metric that waits for data holds the step", MissingDataStories::wait),
          new Story("events during a wait for data repeat nothing", MissingDataStories::woken),
          new Story("the primary is compared once in a run of misses", MissingDataStories::primary),
          new Story(
              "a wait for data that lasts is told to the chat, once", MissingDataStories::lasting),
          new Story("no data passes beside a metric that has a value", MissingDataStories::pass),
          new Story("missing data alone never promotes", MissingDataStories::passAlone),
          new Story("a backend that is down is waited for", MissingDataStories::error),
          new Story(
              "a metric without data fails the check where nothing else is asked for",
              MissingDataStories::flagger),
          new Story("F1353: too few requests neither fail nor promote", MissingDataStories::tooFew),
          new Story("a failed check counts beside one that waits", MissingDataStories::beside),
          new Story(
              "requests are counted by the query of the metric", MissingDataStories::ownCount),
          new Story("requests that cannot be counted are an error", MissingDataStories::uncounted),
          new Story(
              "the installation decides for metrics that say nothing",
              MissingDataStories::defaults),
          new Story(
              "a gate that was reported is not reported again after a wait for data",
              MissingDataStories::gate),
          new Story("a wait for data ends with an abort", MissingDataStories::abort),
          new Story("a newer revision ends a wait for data", MissingDataStories::newer),
          new Story(
              "pods that die during a wait for data end the run at the deadline",
              MissingDataStories::deadline),
          new Story("a word that is not known holds the canary", MissingDataStories::unknown));

  private static String canary(String metrics) {
    return canary(metrics, "");
  }

  private static String canary(String metrics, String more) {
    return Manifests.canary(
        "interval: 10s\nthreshold: 1\nstepWeight: 50\nmaxWeight: 50\nmetrics: ["
            + metrics
            + "]\n"
            + more,
        "");
  }

  private static String rate(String rules) {
    return "{name: request-success-rate, thresholdRange: {min: 99}, " + rules + "}";
  }

  /** At its only step. */
  private static Scenario running(Scenario s, String metrics) {
    return s.initialised(canary(metrics)).newRevision("2").ticks(2).expectWeight(50).heard();
  }

  private static Scenario waits(Scenario s) {
    return s.expect(CanaryPhase.PROGRESSING)
        .expectWeight(50)
        .expectFailures(0)
        .expectCondition("Reconciled", "False", "WaitingForData");
  }

  private static void promoted(Scenario s) {
    s.tick()
        .expect(CanaryPhase.PROMOTING)
        .expectCondition("Reconciled", "True", "Reconciled")
        .ticks(3)
        .expect(CanaryPhase.SUCCEEDED);
  }

  private static void wait(Scenario s) {
    running(s, rate("onNoData: wait")).sample(RATE, NOTHING);
    waits(s.tick())
        .expectEvents(
            HALT + RATE + " has no values (no series; the primary has values)" + NOTHING_COUNTS);
    waits(s.ticks(4)).expectSilence();
    assertThat(s.status().checks())
        .containsExactly(
            new CheckResult("metric", RATE, "wait", null, null, null, null, "no series"));
    promoted(s.metric(RATE, 100));
  }

  private static void woken(Scenario s) {
    running(s, rate("onNoData: wait")).sample(RATE, NOTHING).tick().heard();
    String next = s.status().nextAnalysisTime();
    waits(s.wake().wake().wake()).expectSilence();
    assertThat(s.status().nextAnalysisTime()).isEqualTo(next);
    waits(s.tick()).expectSilence();
  }

  private static void primary(Scenario s) {
    running(s, rate("onNoData: wait")).sample(RATE, NOTHING).sample(RATE + " (primary)", NOTHING);
    s.outside.queries.clear();
    waits(s.ticks(3)).expectEventContaining("(no series; the primary has none either)");
    if (s.controller.isCalm()) {
      assertThat(s.outside.queries)
          .containsExactly(
              "success(podinfo[1m])",
              "success(podinfo-primary[1m])",
              "success(podinfo[1m])",
              "success(podinfo[1m])");
    }
    s.metric(RATE, 50).sample(RATE + " (primary)", DOWN).tick().expect(CanaryPhase.FAILED);
  }

  private static void lasting(Scenario s) {
    running(s, rate("onNoData: wait")).sample(RATE, NOTHING).tick();
    long before = alerts(s);
    s.controller.pass(Duration.ofMinutes(16));
    s.tick();
    assertThat(alerts(s)).isEqualTo(before + 1);
    waits(s.ticks(5));
    assertThat(alerts(s)).isEqualTo(before + 1);
  }

  private static long alerts(Scenario s) {
    return s.controller.told().stream().map(Announcement::alert).filter(Objects::nonNull).count();
  }

  private static void pass(Scenario s) {
    running(s, rate("onNoData: pass") + ", {name: errors, query: \"errors()\"}")
        .sample(RATE, NOTHING)
        .metric("errors", 0)
        .tick()
        .expect(CanaryPhase.PROMOTING)
        .expectFailures(0)
        .expectEventContaining(
            "Metric request-success-rate has no values (no series; the primary has values), which passes");
  }

  private static void passAlone(Scenario s) {
    running(s, rate("onNoData: pass") + ", {name: errors, query: \"errors()\", onNoData: pass}")
        .sample(RATE, NOTHING)
        .sample("errors", NOTHING);
    waits(s.tick())
        .expectEvents(
            HALT
                + RATE
                + " has no values (no series; the primary has values), errors has no values (no series)"
                + NOTHING_COUNTS);
    waits(s.ticks(3)).expectSilence();
    promoted(s.metric("errors", 0));
  }

  private static void error(Scenario s) {
    running(s, rate("onError: wait")).sample(RATE, DOWN);
    waits(s.tick()).expectEvents(HALT + RATE + " cannot be measured (refused)" + NOTHING_COUNTS);
    waits(s.ticks(3)).expectSilence();
    promoted(s.metric(RATE, 100));
  }

  private static void flagger(Scenario s) {
    running(s, rate("onError: fail")).sample(RATE, NOTHING);
    s.tick()
        .expect(CanaryPhase.FAILED)
        .expectEventContaining(
            "Halt advancement no values found for istio metric request-success-rate probably podinfo.test is not receiving traffic: no series\n");
    assertThat(s.outside.queries).doesNotContain("success(podinfo-primary[1m])");
  }

  private static void tooFew(Scenario s) {
    running(s, rate("minimumRequests: 100")).metric(RATE, 0).metric("request count", 3);
    waits(s.tick())
        .expectEvents(
            HALT + RATE + " needs more requests (3 of at least 100 requests)" + NOTHING_COUNTS);
    waits(s.sample("request count", NOTHING).ticks(2)).expectSilence();
    assertThat(s.outside.queries).contains("requests(podinfo[1m])");
    waits(s.metric(RATE, 100).metric("request count", 99.4).ticks(2));
    promoted(s.metric("request count", 99.6));
  }

  private static void beside(Scenario s) {
    running(s, rate("onNoData: wait") + ", {name: errors, query: \"errors()\"}")
        .sample(RATE, NOTHING)
        .metric("errors", 1)
        .tick()
        .expect(CanaryPhase.FAILED)
        .expectWeight(0);
  }

  private static void ownCount(Scenario s) {
    ProblemStories.applyTemplate(s);
    running(
            s,
            "{name: p99, templateRef: {name: p99}, thresholdRange: {max: 1}, minimumRequests: 10,"
                + " requestCountQuery: \"calls({{ target }}[{{ interval }}])\"}")
        .metric("request count", 9);
    waits(s.tick());
    assertThat(s.outside.queries).contains("calls(podinfo[1m])");
    s.metric("request count", 10).tick().expect(CanaryPhase.PROMOTING);
  }

  private static void uncounted(Scenario s) {
    running(s, rate("minimumRequests: 100, onError: wait")).sample("request count", DOWN);
    waits(s.tick())
        .expectEvents(
            HALT
                + RATE
                + " cannot be measured (its requests cannot be counted: refused)"
                + NOTHING_COUNTS);
    s.canary(canary(rate("minimumRequests: 100")));
    s.tick()
        .expect(CanaryPhase.FAILED)
        .expectEventContaining("Prometheus query failed: its requests cannot be counted: refused");
  }

  private static void defaults(Scenario s) {
    ProblemStories.applyTemplate(s);
    s.settings(
        Settings.DEFAULTS.withMetricDefaults(new MetricDefaults(OnNoData.WAIT, OnError.WAIT, 100)));
    running(s, rate("interval: 2m") + ", {name: p99, templateRef: {name: p99}}")
        .metric("p99 (template)", 0)
        .metric("request count", 1000)
        .sample(RATE, DOWN);
    waits(s.tick());
    waits(s.sample(RATE, NOTHING).tick());
    waits(s.metric(RATE, 100).metric("request count", 5).tick());
    s.canary(canary(rate("onNoData: fail, minimumRequests: 0")));
    s.sample(RATE, NOTHING)
        .tick()
        .expect(CanaryPhase.FAILED)
        .expectEventContaining("is not receiving traffic: no series; the primary has values");
  }

  private static void gate(Scenario s) {
    s.initialised(
        canary(
            rate("onNoData: wait"),
            "webhooks: [{name: ok, type: confirm-promotion, url: \"http://ok/\"}]"));
    s.hookRefuses("ok").newRevision("2").ticks(3).expect(CanaryPhase.WAITING_PROMOTION).heard();
    s.sample(RATE, NOTHING)
        .ticks(2)
        .expect(CanaryPhase.WAITING_PROMOTION)
        .expectCondition("Reconciled", "False", "WaitingForData")
        .expectEventContaining("waiting for data");
    s.metric(RATE, 100).ticks(2).expect(CanaryPhase.WAITING_PROMOTION).expectSilence();
    s.hookPasses("ok").tick().expect(CanaryPhase.PROMOTING);
  }

  private static void abort(Scenario s) {
    waits(running(s, rate("onNoData: wait")).sample(RATE, NOTHING).ticks(2));
    s.order("abort", "1").tick().expect(CanaryPhase.FAILED).expectWeight(0);
    s.tick().expectCondition("Reconciled", "True", "Reconciled");
  }

  private static void newer(Scenario s) {
    waits(running(s, rate("onNoData: wait")).sample(RATE, NOTHING).ticks(2));
    s.newRevision("3").tick().expect(CanaryPhase.PROGRESSING).expectWeight(0);
    s.tick().expectCondition("Reconciled", "True", "Reconciled");
    s.metric(RATE, 100).ticks(6).expect(CanaryPhase.SUCCEEDED);
  }

  private static void deadline(Scenario s) {
    waits(running(s, rate("onNoData: wait")).sample(RATE, NOTHING).ticks(2));
    s.cluster.lose("podinfo", 1);
    s.tick().expect(CanaryPhase.PROGRESSING);
    s.controller.pass(Duration.ofHours(1));
    s.tick().expect(CanaryPhase.FAILED).expectWeight(0);
  }

  private static void unknown(Scenario s) {
    running(s, rate("onNoData: wait")).canary(canary(rate("onNoData: Wait")));
    s.tick()
        .expectWeight(50)
        .expectCondition("Reconciled", "False", "MetricUnusable")
        .expectEventContaining("onNoData \"Wait\" is not known; use fail, wait or pass");
    s.canary(canary(rate("onError: pass"))).tick();
    s.expectEventContaining("onError \"pass\" is not known; use fail or wait");
    s.canary(canary(rate("minimumRequests: -1"))).tick();
    s.expectEventContaining("minimumRequests -1 is not supported; use 0 to 1000000000");
    s.canary(canary(rate("minimumRequests: 1e300"))).tick();
    s.expectEventContaining("minimumRequests 2147483647 is not supported");
    s.canary(
        canary("{name: x, query: \"x()\", minimumRequests: 5, requestCountQuery: \"{{ y }}\"}"));
    s.tick().expectEventContaining("requestCountQuery does not render");
    s.expectFailures(0).canary(canary(rate("onNoData: wait"))).tick();
    s.expect(CanaryPhase.PROMOTING);
  }
}
