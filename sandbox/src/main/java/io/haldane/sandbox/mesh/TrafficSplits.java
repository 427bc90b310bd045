package io.haldane.sandbox.mesh;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Set;

/** Reads SMI's TrafficSplits; weights are quantities in v1alpha1 and whole numbers after. */
final class TrafficSplits {
  private TrafficSplits() {}

  static Route route(GenericKubernetesResource resource) {
    String namespace = resource.getMetadata().getNamespace();
    Tree spec = Tree.spec(resource);
    List<Destination> backends =
        spec.trees("backends").stream().map(backend -> destination(backend, namespace)).toList();
    return new Route(
        Set.of(Host.of(spec.text("service").orElse("nowhere"), namespace).key()),
        List.of(Rule.split(backends)));
  }

  private static Destination destination(Tree backend, String namespace) {
    return new Destination(
        Host.of(backend.text("service").orElse("nowhere"), namespace).service(),
        weight(backend.text("weight").orElse("0")),
        HeaderChange.NONE,
        HeaderChange.NONE);
  }

  private static double weight(String text) {
    try {
      return Quantity.parse(text).getNumericalAmount().doubleValue();
    } catch (IllegalArgumentException e) {
      return 0;
    }
  }
}
