package io.haldane.mesh.gatewayapi;

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
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Serves {@code gatewayapi:v1} and {@code gatewayapi:v1beta1}. */
abstract class GatewayApiRouter implements TrafficRouter {
  private final Version version;

  private GatewayApiRouter(Version version) {
    this.version = version;
  }

  @Override
  public final String id() {
    return version.provider();
  }

  @Override
  public final boolean accepts(String provider) {
    return provider.equals(id()) || provider.startsWith(id() + ":");
  }

  @Override
  public final Set<Feature> features() {
    return EnumSet.allOf(Feature.class);
  }

  @Override
  public final Recognition recognition() {
    return RouteRecognition.of(version, kinds());
  }

  @Override
  public final Set<RoutedKind> kinds() {
    return Set.of(RoutedKind.written(Version.GROUP, "HTTPRoute", "httproutes", version.version()));
  }

  @Override
  public final List<String> refusals(RouteTarget target) {
    return Refusals.of(target, version);
  }

  @Override
  public final List<String> losses(RouteTarget target, LiveObjects live) {
    return Adoption.losses(
        target,
        render(target, Traffic.ALL_TO_PRIMARY, live),
        live,
        spec -> ParentRefs.canonical(spec.path("parentRefs"), target.namespace()));
  }

  @Override
  public final List<ObjectRef> needs(RouteTarget target, LiveObjects live) {
    return List.of(version.route(target));
  }

  @Override
  public final RouteState observe(RouteTarget target, LiveObjects live) {
    ObjectRef ref = version.route(target);
    return live.json(ref)
        .map(
            route -> SplitReading.of(target, ref, route).pendingFor(Acceptance.missing(ref, route)))
        .orElseGet(RouteState.Absent::new);
  }

  @Override
  public final Manifests render(RouteTarget target, Traffic desired, LiveObjects live) {
    return Manifests.apply(HttpRoutes.render(target, version, desired, live));
  }

  @Override
  public final Manifests restore(RouteTarget target, LiveObjects live) {
    return OriginalConfiguration.restore(target, live, List.of(version.route(target)));
  }

  /** Gateways agree on no metrics of their own, so the pods are asked. */
  @Override
  public final BuiltinQueries queries() {
    return PromQl.PODS;
  }

  /** Serves {@code gatewayapi:v1}. */
  public static final class V1 extends GatewayApiRouter {
    public V1() {
      super(Version.V1);
    }
  }

  /** Serves {@code gatewayapi:v1beta1}. */
  public static final class V1Beta1 extends GatewayApiRouter {
    public V1Beta1() {
      super(Version.V1BETA1);
    }
  }
}
