package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.AutoscalerRef;
import io.haldane.api.v1beta1.Canary;
import java.util.Optional;
import java.util.Set;

/**
 * A HorizontalPodAutoscaler. It leaves a target without replicas alone, so there is nothing to
 * pause.
 */
final class HorizontalScaler implements Scaler {
  static final String KIND = "HorizontalPodAutoscaler";

  /** Manifests name versions that are long gone; all of them mean today's. */
  private static final String API_VERSION = "autoscaling/v2";

  private static final Set<String> OWNED =
      Set.of("/spec/metrics", "/spec/behavior", "/spec/scaleTargetRef");

  private final Canary canary;
  private final AutoscalerRef scaler;

  HorizontalScaler(Canary canary, AutoscalerRef scaler) {
    this.canary = canary;
    this.scaler = scaler;
  }

  @Override
  public ObjectRef source() {
    return ref(scaler.name());
  }

  @Override
  public ObjectRef primary() {
    return ref(scaler.name() + "-primary");
  }

  private ObjectRef ref(String name) {
    return new ObjectRef(API_VERSION, KIND, canary.getMetadata().getNamespace(), name);
  }

  @Override
  public int minReplicas(LiveObjects live) {
    int min = live.json(source()).map(s -> s.path("spec").path("minReplicas").asInt(0)).orElse(0);
    return min > 1 ? min : 0;
  }

  @Override
  public Optional<Manifest> create(LiveObjects live) {
    return manifest(live, Manifest.Mode.CREATE_ONLY);
  }

  @Override
  public Optional<Manifest> promote(LiveObjects live) {
    return manifest(live, Manifest.Mode.CREATE_OR_PATCH);
  }

  private Optional<Manifest> manifest(LiveObjects live, Manifest.Mode mode) {
    return live.json(source())
        .map(source -> {
          ObjectNode body = Bodies.of(primary());
          ObjectNode metadata = (ObjectNode) body.get("metadata");
          metadata.set("labels", Prefixes.withoutToolkit(source.path("metadata").path("labels")));
          metadata.putArray("ownerReferences").add(Bodies.owner(canary));
          body.set("spec", spec(source.path("spec")));
          return new Manifest(primary(), body, OWNED, mode);
        });
  }

  private ObjectNode spec(JsonNode source) {
    ObjectNode spec = (ObjectNode) source.deepCopy();
    if (spec.path("scaleTargetRef") instanceof ObjectNode target) {
      target.put("name", canary.getSpec().targetRef().name() + "-primary");
    }
    Scaler.bound(spec, scaler, "minReplicas", "maxReplicas");
    return spec;
  }
}
