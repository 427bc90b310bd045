package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.AutoscalerRef;
import io.haldane.api.v1beta1.Canary;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A HorizontalPodAutoscaler. It leaves a target without replicas alone, so there is nothing to
 * pause.
 */
final class HorizontalScaler extends ClonedScaler {
  static final String KIND = "HorizontalPodAutoscaler";

  /** Manifests name versions that are long gone; all of them mean today's. */
  static final String API_VERSION = "autoscaling/v2";

  private static final Set<String> OWNED =
      Set.of("/spec/metrics", "/spec/behavior", "/spec/scaleTargetRef");

  HorizontalScaler(Canary canary, AutoscalerRef scaler) {
    super(ScalerKind.HORIZONTAL, canary, scaler, "minReplicas", OWNED);
  }

  @Override
  public Optional<Manifest> create(LiveObjects live, Workload workload) {
    return clone(live, workload, Manifest.Mode.CREATE_ONLY);
  }

  @Override
  ObjectNode spec(JsonNode source, Workload workload) {
    ObjectNode spec = Bodies.copy(source);
    if (spec.path("scaleTargetRef") instanceof ObjectNode target) {
      target.put("name", workload.primary().name());
    }
    spec.path("metrics").forEach(metric -> aboutPrimary(metric, workload));
    Scaler.bound(spec, scaler, "minReplicas", "maxReplicas");
    return spec;
  }

  /** A metric of the target, or of its pods, is read of the primary instead. */
  private static void aboutPrimary(JsonNode metric, Workload workload) {
    for (String source : List.of("pods", "object", "external")) {
      JsonNode labels = metric.path(source).path("metric").path("selector");
      workload.selector().ifPresent(selector -> PrimaryTemplate.aboutPrimary(labels, selector));
    }
    ObjectRef target = workload.target();
    if (metric.at("/object/describedObject") instanceof ObjectNode described
        && described.path("kind").asText().equals(target.kind())
        && described.path("name").asText().equals(target.name())) {
      described.put("name", workload.primary().name());
    }
  }
}
