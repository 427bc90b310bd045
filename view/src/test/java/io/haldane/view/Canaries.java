package io.haldane.view;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.RouteState;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanarySpec;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.world.RouterFacts;
import io.haldane.engine.world.World;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Canaries to tell of. */
final class Canaries {
  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  static final Instant SOON = START.plusSeconds(7);

  /** A mesh that can do everything, and one that only switches Services. */
  static final RouterFacts MESH = router("mesh", EnumSet.allOf(Feature.class));

  static final RouterFacts PLAIN = router("plain", EnumSet.of(Feature.BLUE_GREEN));

  private Canaries() {}

  private static RouterFacts router(String provider, Set<Feature> features) {
    return new RouterFacts.Known(
        provider,
        features,
        new BuiltinQueries("success", "duration", BuiltinQueries.Unit.MILLISECONDS),
        List.of(),
        new RouteState.Absent());
  }

  /**
   * @param analysis in the flow style of YAML
   */
  static Canary canary(String analysis) {
    return of("analysis: " + analysis);
  }

  /**
   * @param spec fields beside the target and the service, as YAML
   */
  static Canary of(String spec) {
    return spec(
        """
        targetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
        service: {port: 80}
        %s
        """
            .formatted(spec));
  }

  static Canary knative(String analysis) {
    return spec(
        """
        targetRef: {apiVersion: serving.knative.dev/v1, kind: Service, name: web}
        analysis: %s
        """
            .formatted(analysis));
  }

  private static Canary spec(String yaml) {
    Canary canary = new Canary();
    canary.setMetadata(
        new ObjectMetaBuilder().withNamespace("shop").withName("web").withUid("u").build());
    canary.setSpec(Serialization.unmarshal("---\n" + yaml, CanarySpec.class));
    return canary;
  }

  static CanaryStatus status(CanaryPhase phase, int weight) {
    return CanaryStatus.EMPTY
        .edit()
        .phase(phase)
        .canaryWeight(weight)
        .runStartedAt(START.toString())
        .lastTransitionTime(START.toString())
        .nextAnalysisTime(SOON.toString())
        .analysisStarted(weight > 0 ? Boolean.TRUE : null)
        .done();
  }

  static CanaryStatus round(int iteration) {
    return status(CanaryPhase.PROGRESSING, 0)
        .edit()
        .iterations(iteration)
        .analysisStarted(iteration > 0 ? Boolean.TRUE : null)
        .done();
  }

  static World world(Canary canary, CanaryStatus status) {
    return world(canary, status, MESH);
  }

  static World world(Canary canary, CanaryStatus status, RouterFacts router) {
    canary.setStatus(status);
    return AssumedWorld.of(canary, Settings.DEFAULTS, router, START);
  }

  static StrategyView strategy(Canary canary, RouterFacts router) {
    return StrategyView.of(canary, Settings.DEFAULTS, router);
  }
}
