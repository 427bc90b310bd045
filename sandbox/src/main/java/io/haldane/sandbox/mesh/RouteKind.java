package io.haldane.sandbox.mesh;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.function.Function;

/** A kind of routing object that the mesh obeys. */
record RouteKind(
    ResourceDefinitionContext context, Function<GenericKubernetesResource, Route> reader) {
  /** Where objects of several kinds speak for one host, the kind that comes first is heard. */
  static final List<RouteKind> ALL =
      List.of(
          kind("networking.istio.io", "v1beta1", "VirtualService", VirtualServices::route),
          kind("split.smi-spec.io", "v1alpha1", "TrafficSplit", TrafficSplits::route),
          kind("split.smi-spec.io", "v1alpha2", "TrafficSplit", TrafficSplits::route),
          kind("split.smi-spec.io", "v1alpha3", "TrafficSplit", TrafficSplits::route));

  private static RouteKind kind(
      String group,
      String version,
      String kind,
      Function<GenericKubernetesResource, Route> reader) {
    ResourceDefinitionContext context =
        new ResourceDefinitionContext.Builder()
            .withGroup(group)
            .withVersion(version)
            .withKind(kind)
            .withNamespaced(true)
            .build();
    return new RouteKind(context, reader);
  }

  Route read(GenericKubernetesResource resource) {
    return reader.apply(resource);
  }
}
