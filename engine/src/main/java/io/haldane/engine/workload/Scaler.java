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
  /** Empty when the canary names none, or one of a kind that is not served. */
  static Optional<Scaler> of(Canary canary) {
    AutoscalerRef scaler = canary.getSpec().autoscalerRef();
    if (scaler == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        switch (scaler.kind()) {
          case HorizontalScaler.KIND -> new HorizontalScaler(canary, scaler);
          case KedaScaler.KIND -> new KedaScaler(canary, scaler);
          default -> null;
        });
  }

  ObjectRef source();

  ObjectRef primary();

  /** The replicas that the source would start from, or 0 when it does not say. */
  int minReplicas(LiveObjects live);

  /** Makes the clone when it is absent; it is then left alone until the next promotion. */
  Optional<Manifest> create(LiveObjects live);

  /** Brings the clone to what the source says now. */
  Optional<Manifest> promote(LiveObjects live);

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
