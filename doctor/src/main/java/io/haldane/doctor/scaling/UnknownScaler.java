package io.haldane.doctor.scaling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.KubeObjects;
import io.haldane.doctor.snapshot.NeighborKind;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;
import java.util.stream.Stream;

/** An autoscaler scales the target, and the canary does not name it. */
public final class UnknownScaler implements Check {
  private static final Code CODE =
      Code.warning(
          "autoscaler-not-referenced",
          "An autoscaler scales the target and the canary does not name it, so both set the replicas.",
          "Name the autoscaler in spec.autoscalerRef.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    if (s.spec().autoscalerRef() != null) {
      return List.of();
    }
    return Stream.concat(
            s.neighbors().all(NeighborKind.AUTOSCALERS).stream()
                .filter(scaler -> !isOfKeda(scaler))
                .filter(scaler -> scales(s, scaler))
                .map(scaler -> "HorizontalPodAutoscaler " + KubeObjects.name(scaler)),
            s.neighbors().all(NeighborKind.SCALED_OBJECTS).stream()
                .filter(scaler -> scales(s, scaler))
                .map(scaler -> "ScaledObject " + KubeObjects.name(scaler)))
        .map(scaler -> "%s scales %s.".formatted(scaler, s.spec().targetRef().name()))
        .toList();
  }

  private static boolean scales(Snapshot s, ObjectNode scaler) {
    return scaler.at("/spec/scaleTargetRef/name").asText().equals(s.spec().targetRef().name())
        && scaler
            .at("/spec/scaleTargetRef/kind")
            .asText("Deployment")
            .equals(s.spec().targetRef().kind());
  }

  /** KEDA makes one for each ScaledObject. */
  private static boolean isOfKeda(ObjectNode scaler) {
    return scaler
        .at("/metadata/ownerReferences")
        .valueStream()
        .anyMatch(owner -> owner.path("kind").asText().equals("ScaledObject"));
  }
}
