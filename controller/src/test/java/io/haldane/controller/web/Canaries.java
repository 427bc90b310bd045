package io.haldane.controller.web;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanarySpec;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Condition;
import java.time.Instant;
import java.util.List;

/** Canaries to show. */
final class Canaries {
  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private Canaries() {}

  static Canary weighted(String namespace, String name) {
    return canary(
        namespace,
        name,
        """
        provider: istio
        targetRef: {apiVersion: apps/v1, kind: Deployment, name: %s}
        service: {port: 80}
        analysis:
          interval: 30s
          threshold: 5
          maxWeight: 50
          stepWeight: 10
          metrics: [{name: request-success-rate}, {name: request-duration}]
          webhooks: [{name: load-test, url: "http://load"}]
        """
            .formatted(name));
  }

  /**
   * @param spec as YAML
   */
  static Canary canary(String namespace, String name, String spec) {
    Canary canary = new Canary();
    canary.setMetadata(new ObjectMetaBuilder().withNamespace(namespace).withName(name).build());
    canary.setSpec(Serialization.unmarshal("---\n" + spec, CanarySpec.class));
    return canary;
  }

  static Canary with(Canary canary, CanaryStatus status) {
    Canary copy = new Canary();
    copy.setMetadata(canary.getMetadata());
    copy.setSpec(canary.getSpec());
    copy.setStatus(status);
    return copy;
  }

  static CanaryStatus status(CanaryPhase phase, int weight) {
    return CanaryStatus.EMPTY
        .edit()
        .phase(phase)
        .canaryWeight(weight)
        .runStartedAt(START.toString())
        .lastTransitionTime(START.toString())
        .conditions(List.of(promoted(phase)))
        .done();
  }

  private static Condition promoted(CanaryPhase phase) {
    return new Condition(
        "Promoted", "Unknown", phase.text(), "It is " + phase.text() + ".", null, null);
  }
}
