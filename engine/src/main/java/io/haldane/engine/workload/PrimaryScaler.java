package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.AutoscalerRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.ScalerReplicas;
import java.util.Optional;

/** The HorizontalPodAutoscaler of the target, cloned for the primary. */
public final class PrimaryScaler {
  /** Manifests name versions that are long gone; all of them mean today's. */
  private static final String HPA = "HorizontalPodAutoscaler";

  private final Canary canary;
  private final AutoscalerRef scaler;

  private PrimaryScaler(Canary canary, AutoscalerRef scaler) {
    this.canary = canary;
    this.scaler = scaler;
  }

  /** Empty when the canary names no scaler. */
  public static Optional<PrimaryScaler> of(Canary canary) {
    return Optional.ofNullable(canary.getSpec().autoscalerRef())
        .map(scaler -> new PrimaryScaler(canary, scaler));
  }

  public boolean isServed() {
    return scaler.kind().equals(HPA);
  }

  public ObjectRef source() {
    return ref(scaler.name());
  }

  public ObjectRef primary() {
    return ref(scaler.name() + "-primary");
  }

  private ObjectRef ref(String name) {
    return new ObjectRef("autoscaling/v2", HPA, canary.getMetadata().getNamespace(), name);
  }

  /** The replicas that the source would start from, or 0 when it does not say. */
  public int minReplicas(LiveObjects live) {
    int min = live.json(source()).map(s -> s.path("spec").path("minReplicas").asInt(0)).orElse(0);
    return min > 1 ? min : 0;
  }

  /** Made when absent and then left alone until the next promotion. */
  public Optional<Manifest> create(LiveObjects live) {
    return manifest(live, Manifest.Mode.CREATE_ONLY);
  }

  /** Brought to what the source says now. */
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
          java.util.Set<String> owned =
              java.util.Set.of("/spec/metrics", "/spec/behavior", "/spec/scaleTargetRef");
          return new Manifest(primary(), body, owned, mode);
        });
  }

  private ObjectNode spec(JsonNode source) {
    ObjectNode spec = (ObjectNode) source.deepCopy();
    if (spec.path("scaleTargetRef") instanceof ObjectNode target) {
      target.put("name", canary.getSpec().targetRef().name() + "-primary");
    }
    ScalerReplicas bounds = scaler.primaryScalerReplicas();
    if (bounds != null && bounds.minReplicas() != null) {
      spec.put("minReplicas", bounds.minReplicas());
    }
    if (bounds != null && bounds.maxReplicas() != null) {
      spec.put("maxReplicas", bounds.maxReplicas());
    }
    return spec;
  }
}
