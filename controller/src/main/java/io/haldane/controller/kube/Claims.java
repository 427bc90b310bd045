package io.haldane.controller.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.TargetRef;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What canaries claim, so that rivals are found without reading all canaries. */
final class Claims {
  static final String INDEX = "target";

  private Claims() {}

  /** Equal for canaries that want the same workload. */
  static String of(Canary canary) {
    TargetRef target = canary.getSpec().targetRef();
    return target.kind() + "/" + canary.getMetadata().getNamespace() + "/" + target.name();
  }

  /** An index by claims; who names no target, and other kinds, claim nothing. */
  static <T extends HasMetadata> Map<String, Function<T, List<String>>> index() {
    return Map.of(
        INDEX,
        object -> object instanceof Canary own && namesTarget(own) ? List.of(of(own)) : List.of());
  }

  /** What cannot be read, or names nothing, claims nothing. */
  private static boolean namesTarget(Canary canary) {
    return !canary.getSpec().targetRef().name().isEmpty();
  }
}
