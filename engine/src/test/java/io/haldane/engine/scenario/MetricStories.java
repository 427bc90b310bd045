package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.CanaryPhase;
import java.util.List;

/** What is measured, and what a measure means. */
final class MetricStories {
  private MetricStories() {}

  private static final String ANALYSIS = "interval: 10s\nthreshold: 2\nstepWeight: 50";

  static final List<Story> ALL =
      List.of(
          new Story("a metric without a bound fails on any positive value", MetricStories::unbound),
          new Story(
              "a template metric without an interval looks back one minute",
              MetricStories::lookBack),
          new Story(
              "a Service as target is measured as its provider measures", MetricStories::service));

  private static void unbound(Scenario s) {
    s.initialised(
        Manifests.canary(
            ANALYSIS
                + "\nmetrics: [{name: errors, query: \"errors()\"}, {name: request-success-rate}]",
            ""));
    s.metric("errors", 0).metric("request-success-rate", 0).newRevision("2").ticks(3);
    s.expectFailures(0).expectWeight(100).metric("errors", 0.1).tick().expectFailures(1);
    s.expectEventContaining("Halt podinfo.test advancement errors 0.10 > 0");
  }

  private static void lookBack(Scenario s) {
    ProblemStories.applyTemplate(s);
    s.initialised(
        Manifests.canary(
            ANALYSIS
                + "\nmetrics: [{name: p99, templateRef: {name: p99}, thresholdRange: {max: 1}}]",
            ""));
    s.newRevision("2").ticks(3).expectFailures(0).expectWeight(100);
    assertThat(s.outside.queries).isNotEmpty().containsOnly("p99(podinfo[1m])");
  }

  private static void service(Scenario s) {
    s.cluster.apply(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: podinfo, namespace: test}
        spec: {selector: {app: podinfo}, ports: [{name: http, port: 80}]}
        """);
    s.router.provider = "linkerd";
    s.initialised(
        Manifests.canary(
                ANALYSIS + "\nmetrics: [{name: request-success-rate, thresholdRange: {min: 99}}]",
                "")
            .replace("apiVersion: apps/v1, kind: Deployment", "apiVersion: v1, kind: Service"));
    ((ObjectNode) s.json(new ObjectRef("v1", "Service", "test", "podinfo")).at("/spec/selector"))
        .put("version", "2");
    s.ticks(3).expect(CanaryPhase.PROGRESSING).expectWeight(100);
    assertThat(s.outside.queries).isNotEmpty().containsOnly("success(podinfo[1m])");
  }
}
