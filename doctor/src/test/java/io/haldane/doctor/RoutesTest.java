package io.haldane.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.doctor.check.Finding;
import org.junit.jupiter.api.Test;

/** Routes that are written and not followed, and canaries whose provider is not known here. */
class RoutesTest {
  private static final String GATEWAY_API =
      """
      apiVersion: flagger.app/v1beta1
      kind: Canary
      metadata: {name: till, namespace: shop, uid: 1}
      spec:
        provider: gatewayapi:v1
        targetRef: {apiVersion: apps/v1, kind: Deployment, name: till}
        service: {port: 80, hosts: [till.example.com], gatewayRefs: [{name: public}]}
        analysis: {interval: 1m, threshold: 5, stepWeight: 10, maxWeight: 50, webhooks: [{name: test, url: "http://test.example.com/"}]}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: till, namespace: shop}
      spec:
        selector: {matchLabels: {app: till}}
        template:
          metadata: {labels: {app: till}}
          spec: {containers: [{name: app, readinessProbe: {}}]}
      ---
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata:
        name: till
        namespace: shop
        generation: 2
        ownerReferences: [{apiVersion: flagger.app/v1beta1, kind: Canary, name: till, uid: 1, controller: true}]
      spec:
        parentRefs: [{name: public}]
        hostnames: [till.example.com]
        rules:
        - matches: [{path: {type: PathPrefix, value: /}}]
          backendRefs:
          - {name: till-primary, port: 80, weight: 100}
          - {name: till-canary, port: 80, weight: 0}
      status:
        parents:
        - parentRef: {name: public}
          controllerName: example.com/gateway
          conditions:
          - {type: Accepted, status: "ACCEPTED", observedGeneration: 2, reason: NotAllowedByListeners, message: no listener allows this host}
          - {type: ResolvedRefs, status: "True", observedGeneration: 2}
      """;

  @Test
  void a_route_that_its_gateway_does_not_accept_is_found() {
    assertThat(SeededMistakesTest.findings(GATEWAY_API.replace("ACCEPTED", "False")))
        .extracting(Finding::code)
        .containsExactly("route-not-in-force");
    assertThat(SeededMistakesTest.findings(GATEWAY_API.replace("ACCEPTED", "True"))).isEmpty();
  }

  @Test
  void analysis_that_is_skipped_is_noted() {
    String skipped = GATEWAY_API.replace("  analysis:", "  skipAnalysis: true\n  analysis:");

    assertThat(Doctor.examine(Setup.of(skipped.replace("ACCEPTED", "True"))))
        .extracting(Finding::code)
        .containsExactly("skip-analysis");
  }
}
