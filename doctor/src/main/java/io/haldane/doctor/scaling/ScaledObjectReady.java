package io.haldane.doctor.scaling;

import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.KubeObjects;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;

/** KEDA cannot work with a ScaledObject. */
public final class ScaledObjectReady implements Check {
  private static final Code CODE =
      Code.warning(
          "scaled-object-not-ready",
          "KEDA reports that the ScaledObject is not ready.",
          "See kubectl describe scaledobject, and fix its triggers.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    return NamedScaler.of(s, "ScaledObject").stream()
        .filter(scaler -> KubeObjects.hasCondition(scaler, "Ready", "False"))
        .map(scaler -> "ScaledObject %s is not ready.".formatted(KubeObjects.name(scaler)))
        .toList();
  }
}
