package io.haldane.mesh.istio;

import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.Manifests;
import io.haldane.api.routing.Recognition;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.common.Adoption;
import io.haldane.mesh.common.OriginalConfiguration;
import io.haldane.mesh.common.PromQl;
import io.haldane.mesh.common.RouteMetadata;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Serves {@code istio}. */
public final class IstioRouter implements TrafficRouter {

  @Override
  public String id() {
    return "istio";
  }

  @Override
  public Set<Feature> features() {
    return EnumSet.allOf(Feature.class);
  }

  @Override
  public Recognition recognition() {
    return RouteRecognition.OF_ISTIO;
  }

  @Override
  public Set<RoutedKind> kinds() {
    return Set.of(
        IstioObjects.kind("VirtualService", "virtualservices"),
        IstioObjects.kind("DestinationRule", "destinationrules"),
        AmbientNamespace.KIND);
  }

  @Override
  public List<String> refusals(RouteTarget target) {
    return Refusals.of(target);
  }

  @Override
  public List<String> losses(RouteTarget target, LiveObjects live) {
    return Stream.of(
            Adoption.losses(
                target,
                render(target, Traffic.ALL_TO_PRIMARY, live),
                live,
                IstioObjects.canonical(target)),
            AmbientNamespace.losses(target, live))
        .flatMap(List::stream)
        .toList();
  }

  /** The namespace, as long as the canary has no route. */
  @Override
  public Set<ObjectRef> circumstances(RouteTarget target, LiveObjects live) {
    boolean routed =
        live.tree(IstioObjects.virtualService(target))
            .filter(found -> RouteMetadata.controls(target, found))
            .isPresent();
    return live.refs().isEmpty() || routed || AmbientNamespace.isBehindGateways(target)
        ? Set.of()
        : Set.of(AmbientNamespace.ref(target));
  }

  @Override
  public List<ObjectRef> needs(RouteTarget target, LiveObjects live) {
    return List.of(
        IstioObjects.canaryRule(target),
        IstioObjects.primaryRule(target),
        IstioObjects.virtualService(target));
  }

  @Override
  public RouteState observe(RouteTarget target, LiveObjects live) {
    return live.json(IstioObjects.virtualService(target))
        .map(service -> SplitReading.of(target, service))
        .orElseGet(RouteState.Absent::new);
  }

  /** The policies first: a proxy must not learn of a destination before it knows how to call it. */
  @Override
  public Manifests render(RouteTarget target, Traffic desired, LiveObjects live) {
    return Manifests.apply(
        DestinationRules.render(target, IstioObjects.canaryRule(target), live),
        DestinationRules.render(target, IstioObjects.primaryRule(target), live),
        VirtualServices.render(target, desired, live));
  }

  @Override
  public Manifests restore(RouteTarget target, LiveObjects live) {
    return OriginalConfiguration.restore(target, live, needs(target, live));
  }

  @Override
  public BuiltinQueries queries() {
    return PromQl.ISTIO;
  }
}
