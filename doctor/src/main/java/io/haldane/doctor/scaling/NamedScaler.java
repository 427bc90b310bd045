package io.haldane.doctor.scaling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.doctor.snapshot.Snapshot;
import io.haldane.engine.workload.Scaler;
import java.util.Optional;
import java.util.stream.Stream;

/** The autoscaler that the canary names. */
final class NamedScaler {
  private NamedScaler() {}

  static Optional<ObjectNode> of(Snapshot s, String kind) {
    return Scaler.of(s.canary())
        .filter(scaler -> scaler.source().kind().equals(kind))
        .flatMap(scaler -> s.world().live().tree(scaler.source()));
  }

  /** The metrics of a HorizontalPodAutoscaler of that type. */
  static Stream<JsonNode> metrics(Snapshot s, String type) {
    return of(s, "HorizontalPodAutoscaler").stream()
        .flatMap(scaler -> scaler.at("/spec/metrics").valueStream())
        .filter(metric -> metric.path("type").asText().equals(type));
  }
}
