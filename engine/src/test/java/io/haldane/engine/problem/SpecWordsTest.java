package io.haldane.engine.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.haldane.api.v1beta1.Canary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecWordsTest {
  private static Canary canary(String service) {
    return new KubernetesSerialization()
        .unmarshal(
            """
            apiVersion: flagger.app/v1beta1
            kind: Canary
            metadata: {name: till, namespace: shop}
            spec:
              targetRef: {apiVersion: apps/v1, kind: Deployment, name: till}
              service: {port: 80, %s}
              analysis: {interval: 10s, threshold: 1, stepWeight: 50}
            """
                .formatted(service),
            Canary.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nginx", "traefik", "gloo", "kuma", "skipper", "apisix", "appmesh:v1beta2"})
  void a_provider_that_only_flagger_has_is_left_to_flagger(String provider) {
    assertThat(SpecProblems.unknown(provider, List.of("istio")))
        .contains(provider, "nothing was changed", "keep Flagger for this canary")
        .doesNotContain("istio");
  }

  @Test
  void a_provider_that_nobody_has_is_to_be_corrected() {
    assertThat(SpecProblems.unknown("istoi", List.of("istio")))
        .contains("set spec.provider to one");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hosts: [payments.bank.svc.cluster.local]",
        "hosts: [PAYMENTS.bank.svc]",
        "hosts: [payments.bank.svc.corp.example.]",
        "hosts: ['*.bank.svc.cluster.local']",
        "hosts: ['*']",
        "hosts: ['*.svc.cluster.local']",
        "hosts: ['*.local']",
        "hosts: [till.shop.svc.cluster.local, payments.bank.svc.cluster.local]",
        "gatewayRefs: [{group: '', kind: Service, name: payments, namespace: bank}]",
        "mirror: [{backendRef: {name: payments, namespace: bank, port: 80}}]",
      })
  void requests_of_other_namespaces_are_closed(String service) {
    assertThat(CrossNamespace.of(canary(service)))
        .hasValueSatisfying(problem -> assertThat(problem.reason()).isEqualTo("CrossNamespaceRef"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hosts: [till, till.shop.svc.cluster.local, till.shop.svc, shop.example.com]",
        "hosts: ['*.shop.svc.cluster.local', '*.example.com']",
        "gateways: [istio-system/public, mesh]",
        "gatewayRefs: [{name: public, namespace: gateways}]",
        "gatewayRefs: [{group: '', kind: Service, name: till, namespace: shop}]",
        "portName: http",
      })
  void ones_own_names_and_shared_gateways_stay_open(String service) {
    assertThat(CrossNamespace.of(canary(service))).isEmpty();
  }
}
