package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.engine.settings.Settings;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Mistakes and gaps: each is named once, with its cure, and nothing moves. */
final class ProblemStories {
  private ProblemStories() {}

  private static final String ANALYSIS = "interval: 10s\nthreshold: 2\nstepWeight: 50";
  private static final String FINE = Manifests.canary(ANALYSIS, "");
  private static final String UNUSABLE = "MetricUnusable";
  private static final String TEMPLATED =
      metric("name: p99, templateRef: {name: p99}, thresholdRange: {max: 1}");

  static final List<Story> ALL =
      List.of(
          held("a missing target", "TargetMissing", FINE, ProblemStories::noTarget),
          held("a target without a known label", "NoSelectorLabel", FINE, ProblemStories::noLabel),
          held("an unknown provider", "UnknownProvider", FINE, s -> s.router.known = false),
          held(
              "a provider that cannot split",
              "UnsupportedFeature",
              FINE,
              s -> s.router.features = EnumSet.of(Feature.BLUE_GREEN)),
          held(
              "mirroring that the provider cannot do",
              "UnsupportedFeature",
              Manifests.canary(ANALYSIS + "\nmirror: true", ""),
              s -> s.router.features = EnumSet.of(Feature.WEIGHTS)),
          held(
              "a match beside steps that the provider cannot do",
              "UnsupportedFeature",
              Manifests.canary(ANALYSIS + "\nmatch: [{headers: {x-user: {exact: insider}}}]", ""),
              s -> s.router.features = EnumSet.of(Feature.WEIGHTS)),
          held(
              "a router that refuses",
              "RouterRefused",
              FINE,
              s -> s.router.refusals = List.of("hosts and delegation exclude each other")),
          held(
              "an interval that is none",
              "BadInterval",
              Manifests.canary("interval: 5mm\nthreshold: 2\nstepWeight: 50", ""),
              s -> {}),
          held(
              "an analysis without steps",
              "NoSteps",
              Manifests.canary("interval: 10s\nthreshold: 2\nstepWeight: 0", ""),
              s -> {}),
          held(
              "a canary without analysis",
              "NoSteps",
              FINE.substring(0, FINE.indexOf("  analysis:")),
              s -> {}),
          held(
              "a StatefulSet",
              "UnsupportedTarget",
              FINE.replace("kind: Deployment", "kind: StatefulSet"),
              s -> {}),
          held(
              "equal cookie names",
              "SameCookie",
              Manifests.canary(
                  ANALYSIS + "\nsessionAffinity: {cookieName: c, primaryCookieName: c}", ""),
              s -> {}),
          held(
              "two canaries with one target",
              "TargetClaimed",
              FINE,
              s -> s.controller.rivals = List.of("older.test")),
          new Story("a missing feature is explained by the router", ProblemStories::explained),
          new Story("a mended mistake is forgotten", ProblemStories::mended),
          new Story("a mistake in mid-run holds the step", ProblemStories::midRun),
          new Story("a route that is not accepted yet is waited for", ProblemStories::pending),
          new Story("metrics backends are probed and told", ProblemStories::backends),
          new Story(
              "a template that is deleted in mid-run holds the step", ProblemStories::template),
          held("a metric without a query", UNUSABLE, metric("name: mine"), s -> {}),
          held("a template that is missing", UNUSABLE, TEMPLATED, s -> {}),
          held(
              "a range that nothing can be in",
              UNUSABLE,
              metric("name: request-duration, thresholdRange: {min: 2, max: 1}"),
              s -> {}),
          held(
              "a template that does not parse",
              UNUSABLE,
              TEMPLATED,
              s -> applyTemplate(s, "prometheus", "", "p99({{ target")),
          held(
              "a template without its Secret",
              UNUSABLE,
              TEMPLATED,
              s -> applyTemplate(s, "prometheus", ", secretRef: {name: none}", "p99()")),
          held(
              "a template of a provider that is not served",
              UNUSABLE,
              TEMPLATED,
              s -> {
                s.settings(Settings.DEFAULTS.withMetricTypes(Set.of("prometheus")));
                applyTemplate(s, "graphite", "", "p99()");
              }),
          new Story("a metric that cannot pass starts no run", ProblemStories::noStart));

  private static Story held(
      String mistake, String reason, String canary, Consumer<Scenario> arrange) {
    return new Story(
        mistake + " is named and holds",
        s -> {
          s.given(canary);
          arrange.accept(s);
          s.tick().expectCondition("Reconciled", "False", reason);
          assertThat(s.controller.messages())
              .hasSize(1)
              .first()
              .asString()
              .contains("Halt podinfo.test");
          s.heard().ticks(3).expectSilence().expect(CanaryPhase.NEW).expectRoutes();
        });
  }

  private static void noTarget(Scenario s) {
    s.cluster.remove(FakeCluster.deployment("podinfo"));
  }

  private static void noLabel(Scenario s) {
    ObjectNode spec = (ObjectNode) s.json(FakeCluster.deployment("podinfo")).get("spec");
    spec.putObject("selector").putObject("matchLabels").put("component", "web");
  }

  private static void explained(Scenario s) {
    s.given(Manifests.canary(ANALYSIS + "\nmirror: true", ""));
    s.router.features = EnumSet.of(Feature.WEIGHTS);
    s.router.refusals = List.of("Acme does not mirror; remove spec.analysis.mirror");
    s.tick()
        .expectEventContaining(
            "cannot do [MIRROR], which spec.analysis asks for",
            "Acme does not mirror; remove spec.analysis.mirror");
    s.expectCondition("Reconciled", "False", "UnsupportedFeature");
  }

  private static void mended(Scenario s) {
    s.given(FINE);
    s.router.known = false;
    s.tick().expectCondition("Reconciled", "False", "UnknownProvider");
    s.router.known = true;
    s.ticks(2).expect(CanaryPhase.INITIALIZED);
    s.expectCondition("Reconciled", "True", "Reconciled");
  }

  private static void midRun(Scenario s) {
    s.initialised(FINE).newRevision("2").ticks(2).expectWeight(50);
    s.canary(FINE.replace("interval: 10s", "interval: often")).ticks(4).expectWeight(50);
    s.expect(CanaryPhase.PROGRESSING).expectCondition("Reconciled", "False", "BadInterval");
    s.canary(FINE).tick().expectWeight(100);
  }

  private static void pending(Scenario s) {
    s.initialised(FINE).newRevision("2").ticks(2).expectWeight(50);
    s.router.state = new RouteState.Pending("not accepted", Traffic.weight(50));
    s.ticks(3).expectWeight(50).expect(CanaryPhase.PROGRESSING);
    s.router.state = null;
    s.tick().expectWeight(100);
  }

  private static void backends(Scenario s) {
    s.given(
        Manifests.canary(
            ANALYSIS + "\nmetrics: [{name: request-duration, thresholdRange: {max: 1}}]", ""));
    s.outside.unavailable = java.util.Optional.of("prometheus at http://prometheus:9090: refused");
    s.tick().expectEventContaining("Error checking metric providers: prometheus at");
    s.tick().expect(CanaryPhase.INITIALIZED);
  }

  private static String metric(String fields) {
    return Manifests.canary(ANALYSIS + "\nmetrics: [{%s}]".formatted(fields), "");
  }

  private static void template(Scenario s) {
    applyTemplate(s);
    s.initialised(TEMPLATED).newRevision("2").ticks(2).expectWeight(50).heard();
    s.cluster.remove(new ObjectRef("flagger.app/v1beta1", "MetricTemplate", "test", "p99"));
    s.ticks(9).expectFailures(0).expectWeight(50).expect(CanaryPhase.PROGRESSING);
    s.expectCondition("Reconciled", "False", UNUSABLE);
    s.expectEvents(
        "[Progressing] Halt podinfo.test: metric p99: MetricTemplate test/p99 does not exist; apply it or correct templateRef");
    applyTemplate(s);
    s.ticks(2).expectFailures(0).expectWeight(100);
    s.expectCondition("Reconciled", "True", "Reconciled");
  }

  private static void noStart(Scenario s) {
    s.initialised(FINE).canary(metric("name: mine")).newRevision("2").heard().ticks(5);
    s.expect(CanaryPhase.INITIALIZED).expectReplicas("podinfo", 0).expectRoutes(0);
    s.expectCondition("Reconciled", "False", UNUSABLE);
    s.canary(FINE).ticks(2).expect(CanaryPhase.PROGRESSING).expectWeight(50);
  }

  static void applyTemplate(Scenario s) {
    applyTemplate(s, "prometheus", "", "p99({{ target }}[{{ interval }}])");
  }

  private static void applyTemplate(Scenario s, String type, String more, String query) {
    s.cluster.apply(
        """
        apiVersion: flagger.app/v1beta1
        kind: MetricTemplate
        metadata: {name: p99, namespace: test}
        spec: {provider: {type: %s, address: "http://p"%s}, query: "%s"}
        """
            .formatted(type, more, query));
  }
}
