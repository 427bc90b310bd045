package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.AutoscalerRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.ScalerReplicas;
import java.util.Optional;

/** The autoscaler of the target, and its clone for the primary. */
public interface Scaler {
  /** Empty when the canary names none, or one of a kind that is not supported. */
  static Optional<Scaler> of(Canary canary) {
    AutoscalerRef scaler = canary.getSpec().autoscalerRef();
    if (scaler == null) {
      return Optional.empty();
    }
    return ScalerKind.of(scaler).map(kind -> kind.scaler(canary, scaler));
  }

  /** Whether an autoscaler is a clone that was made for that canary, and nobody else's. */
  static boolean isClone(ObjectNode scaler, Canary canary) {
    String primary = canary.getSpec().targetRef().name() + "-primary";
    return Bodies.isControlledBy(scaler, canary)
        && scaler.at("/spec/scaleTargetRef/name").asText().equals(primary);
  }

  ObjectRef source();

  ObjectRef primary();

  /** The replicas that a run starts with; at least 1. */
  int minReplicas(LiveObjects live);

  /** Makes the clone when it is absent; it is then left alone until the next promotion. */
  Optional<Manifest> create(LiveObjects live, Workload workload);

  /** Brings the clone to what the source says now. */
  Optional<Manifest> promote(LiveObjects live, Workload workload);

  /** What the clone could not do for the primary as the source does it, and the way out. */
  default Optional<String> refusal(LiveObjects live, Workload workload) {
    return Optional.empty();
  }

  /** Whether it goes on with an autoscaler that the primary has, instead of one of its own. */
  default boolean takesOver(ObjectRef clone, LiveObjects live) {
    return clone.equals(primary());
  }

  /** Keeps the source from scaling the target up while there is no run. */
  default Optional<Manifest> pause() {
    return Optional.empty();
  }

  /** Lets the source scale the target again. */
  default Optional<Manifest> resume() {
    return Optional.empty();
  }

  /** Overrides the bounds in a spec by those that the canary gives its primary. */
  static void bound(ObjectNode spec, AutoscalerRef scaler, String min, String max) {
    ScalerReplicas bounds = scaler.primaryScalerReplicas();
    if (bounds != null && bounds.minReplicas() != null) {
      spec.put(min, bounds.minReplicas());
    }
    if (bounds != null && bounds.maxReplicas() != null) {
      spec.put(max, bounds.maxReplicas());
    }
  }
}
