package io.haldane.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.e2e.Cluster;
import io.haldane.e2e.journey.Journey;
import io.haldane.e2e.journey.Users;
import java.time.Duration;
import java.util.Objects;

/** A canary that something happens to: podinfo in the mesh, in a namespace of its own. */
final class Subject implements AutoCloseable {
  static final String NAME = "podinfo";

  /** How long each step is held. */
  static final Duration INTERVAL = Duration.ofSeconds(3);

  /** Asked of Prometheus, and never without a value; three failures end the release. */
  static final String FINE =
      """
      threshold: 3
      metrics: [{name: fine, interval: 10s, query: vector(1), thresholdRange: {min: 1}}]
      """;

  /** What the proxies counted; the release outlives many failures. */
  static final String MEASURED =
      """
      threshold: 100
      metrics: [{name: request-success-rate, interval: 10s, thresholdRange: {min: 99}}]
      """;

  private static final String CANARY =
      """
      apiVersion: flagger.app/v1beta1
      kind: Canary
      metadata: {name: podinfo, namespace: NAMESPACE}
      spec:
        targetRef: {apiVersion: apps/v1, kind: Deployment, name: podinfo}
        progressDeadlineSeconds: 120
        service: {port: 9898}
        analysis:
          interval: 3s
          stepWeight: 20
          maxWeight: 40
      """;

  private final Journey journey;
  private String lastRun = "";

  private Subject(Journey journey) {
    this.journey = journey;
  }

  /**
   * @param analysis more of the canary's analysis, as YAML
   */
  static Subject begin(Cluster cluster, String namespace, String analysis) {
    Subject subject = new Subject(Journey.inMesh(cluster, namespace));
    subject.journey.apply("fault/podinfo.yaml");
    subject.journey.applyText(CANARY + analysis.indent(4));
    return subject;
  }

  Journey journey() {
    return journey;
  }

  String namespace() {
    return journey.namespace();
  }

  /** As events and alerts call the canary. */
  String title() {
    return NAME + "." + namespace();
  }

  CanaryStatus status() {
    return journey.status(NAME);
  }

  Subject awaitInitialized() {
    journey.awaitPhase(NAME, CanaryPhase.INITIALIZED);
    return this;
  }

  Users users() {
    return journey.users("http://podinfo.NAMESPACE:9898/");
  }

  void release(String tag) {
    lastRun = run(status());
    journey.release(NAME, tag);
  }

  /** At that weight or beyond it. */
  void awaitWeight(int weight) {
    journey.await("weight " + weight, () -> status().weight() >= weight);
  }

  /** The last release has ended so, and its pods are gone. */
  void awaitEnd(CanaryPhase end) {
    journey.await(
        "to be " + end.text(),
        () -> {
          CanaryStatus status = status();
          boolean began = !lastRun.equals(run(status));
          boolean ended =
              status.phase() == CanaryPhase.SUCCEEDED || status.phase() == CanaryPhase.FAILED;
          assertThat(began && ended && status.phase() != end)
              .as("%s must not end as %s", title(), status)
              .isFalse();
          return began
              && ended
              && status.nextAnalysisTime() == null
              && Integer.valueOf(0).equals(journey.deployment(NAME).getSpec().getReplicas());
        });
  }

  private static String run(CanaryStatus status) {
    return Objects.requireNonNullElse(status.runStartedAt(), "");
  }

  @Override
  public void close() {
    journey.close();
  }
}
