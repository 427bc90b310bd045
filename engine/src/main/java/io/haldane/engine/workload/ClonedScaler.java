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

/** What all autoscalers share: where they are, and what a clone takes over from its source. */
abstract sealed class ClonedScaler implements Scaler permits HorizontalScaler, KedaScaler {
  final Canary canary;
  final AutoscalerRef scaler;
  private final ScalerKind kind;
  private final String minReplicas;
  private final Set<String> owned;

  /**
   * @param minReplicas the field of the spec that says how few replicas there may be
   * @param owned the fields of the clone in which foreign edits are undone
   */
  ClonedScaler(
      ScalerKind kind, Canary canary, AutoscalerRef scaler, String minReplicas, Set<String> owned) {
    this.kind = kind;
    this.canary = canary;
    this.scaler = scaler;
    this.minReplicas = minReplicas;
    this.owned = owned;
  }

  @Override
  public final ObjectRef source() {
    return ref(scaler.name());
  }

  @Override
  public final ObjectRef primary() {
    return ref(scaler.name() + "-primary");
  }

  private ObjectRef ref(String name) {
    return new ObjectRef(kind.apiVersion(), kind.kind(), canary.getMetadata().getNamespace(), name);
  }

  @Override
  public final int minReplicas(LiveObjects live) {
    return live.json(source())
        .map(source -> Math.max(1, source.path("spec").path(minReplicas).asInt(1)))
        .orElse(1);
  }

  @Override
  public final Optional<Manifest> promote(LiveObjects live, Workload workload) {
    return clone(live, workload, Manifest.Mode.CREATE_OR_PATCH);
  }

  final Optional<Manifest> clone(LiveObjects live, Workload workload, Manifest.Mode mode) {
    return live.json(source())
        .map(source -> {
          ObjectNode body = Bodies.of(primary());
          ObjectNode metadata = (ObjectNode) body.get("metadata");
          JsonNode from = source.path("metadata");
          metadata.set("labels", Prefixes.all(from.path("labels")));
          // Some adapters of metrics are configured there.
          metadata.set("annotations", annotations(from.path("annotations")));
          metadata.set("ownerReferences", Bodies.owners(live.json(primary()), canary));
          body.set("spec", spec(source.path("spec"), workload));
          return new Manifest(primary(), body, owned, mode);
        });
  }

  ObjectNode annotations(JsonNode source) {
    return Prefixes.all(source);
  }

  /** The clone's spec. */
  abstract ObjectNode spec(JsonNode source, Workload workload);
}
