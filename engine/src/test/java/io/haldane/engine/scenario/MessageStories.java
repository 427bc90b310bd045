package io.haldane.engine.scenario;

import io.haldane.api.metrics.Sample;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.engine.settings.Settings;
import java.util.List;

/** Events and reasons of conditions that no other story is about; the docs list all of them. */
final class MessageStories {
  private MessageStories() {}

  private static final String STEPS = "interval: 10s\nthreshold: 9\nstepWeight: 50";

  /** As the question is named. */
  private static final String P99 = "p99 (template)";

  private static final String CANARY = Manifests.canary(STEPS, "");

  static final List<Story> ALL =
      List.of(
          new Story("a template metric says what is wrong with it", MessageStories::template),
          new Story("an inline metric says that it found no values", MessageStories::inline),
          new Story(
              "a blue/green release stops mirroring when it switches", MessageStories::mirror),
          new Story("a canary without a service is named and holds", MessageStories::service),
          new Story(
              "a forbidden reference to another namespace is named and holds",
              MessageStories::otherNamespace));

  private static void template(Scenario s) {
    ProblemStories.applyTemplate(s);
    s.initialised(
        Manifests.canary(
            STEPS + "\nmetrics: [{name: p99, templateRef: {name: p99}, thresholdRange: {min: 1}}]",
            ""));
    s.metric(P99, 2).newRevision("2").ticks(2).expectWeight(50).heard();
    s.metric(P99, 0.5).tick();
    s.expectEvents("[Progressing] Halt podinfo.test advancement p99 0.50 < 1");
    s.sample(P99, new Sample.NoData("no series")).tick();
    s.expectEvents(
        "[Progressing] Halt advancement no values found for custom metric: p99: no series");
    s.sample(P99, new Sample.Unavailable(Sample.Fault.BACKEND, "status 503")).tick();
    s.expectEvents("[Progressing] Metric query failed for p99: status 503");
    s.expectFailures(3);
  }

  private static void inline(Scenario s) {
    s.initialised(Manifests.canary(STEPS + "\nmetrics: [{name: errors, query: \"errors()\"}]", ""));
    s.metric("errors", 0).newRevision("2").ticks(2).expectWeight(50).heard();
    s.sample("errors", new Sample.NoData("no series")).tick();
    s.expectEvents("[Progressing] Halt advancement no values found for metric: errors");
  }

  private static void mirror(Scenario s) {
    s.initialised(Manifests.canary("interval: 10s\nthreshold: 2\niterations: 1\nmirror: true", ""));
    s.newRevision("2").ticks(3);
    s.expectEventContaining("Stop traffic mirroring and route all traffic to canary");
    s.expectWeight(100);
  }

  private static void service(Scenario s) {
    s.given(CANARY.replace("  service: {port: 80, targetPort: 9898}\n", "")).tick();
    s.expectCondition("Reconciled", "False", "ServiceMissing").expectRoutes();
  }

  private static void otherNamespace(Scenario s) {
    Settings d = Settings.DEFAULTS;
    s.settings(
        new Settings(
            d.meshProvider(),
            d.metricsServer(),
            d.selectorLabels(),
            d.includeLabelPrefixes(),
            d.configTracking(),
            true,
            d.minInterval(),
            d.rehearsalInterval(),
            d.settle(),
            0,
            0,
            null));
    s.given(
            Manifests.canary(
                STEPS + "\nalerts: [{name: team, providerRef: {name: chat, namespace: other}}]",
                ""))
        .tick();
    s.expect(CanaryPhase.NEW).expectCondition("Reconciled", "False", "CrossNamespaceRef");
  }
}
