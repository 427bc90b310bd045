package io.haldane.mesh.gatewayapi;

import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.Manifests;
import io.haldane.api.routing.Recognition;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.RouterSetting;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.common.Adoption;
import io.haldane.mesh.common.OriginalConfiguration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Splits by one HTTPRoute. Meshes that read HTTPRoutes stand on it in folders of their own. */
public abstract class HttpRouteRouter implements TrafficRouter {
  private final Dialect dialect;

  HttpRouteRouter(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * For a mesh in which the Service that clients call is a parent of the route.
   *
   * @param controller that implements it, as in {@code status.parents[].controllerName}
   */
  protected HttpRouteRouter(String controller) {
    this(Dialect.mesh(controller));
  }

  /** What of the canary this mesh cannot do, beside what routes in general cannot. */
  protected List<String> ownRefusals(RouteTarget target) {
    return List.of();
  }

  /** Parents that are Services of other namespaces. */
  protected static List<String> servicesElsewhere(RouteTarget target) {
    return target.service().gatewayRefs().stream()
        .map(ParentRefs::tree)
        .filter(ParentRefs::isService)
        .filter(parent ->
            !parent.path("namespace").asText(target.namespace()).equals(target.namespace()))
        .map(parent -> ParentRefs.text(parent, target.namespace()))
        .toList();
  }

  /** Objects that would stand in the way of the route. */
  protected List<ObjectRef> rivals(RouteTarget target) {
    return List.of();
  }

  /** What stands in the way, a sentence each. */
  protected List<String> obstacles(RouteTarget target, LiveObjects live) {
    return List.of();
  }

  /** Kinds of {@link #rivals}. */
  protected Set<RoutedKind> rivalKinds() {
    return Set.of();
  }

  @Override
  public final Set<Feature> features() {
    return dialect.features();
  }

  @Override
  public final Set<Feature> features(RouteTarget target, LiveObjects live) {
    Set<Feature> features = EnumSet.copyOf(features());
    features.removeAll(Support.of(dialect, target, live).missing());
    return features;
  }

  @Override
  public Recognition recognition() {
    return dialect
        .mesh()
        .map(controller -> RouteRecognition.ofMesh(controller, routes()))
        .orElse(Recognition.NEVER);
  }

  /** The kind that splits. */
  final Set<RoutedKind> routes() {
    String version = dialect.version().version();
    return Set.of(RoutedKind.written(Version.GROUP, "HTTPRoute", "httproutes", version));
  }

  @Override
  public final Set<RoutedKind> kinds() {
    String version = dialect.version().version();
    return Stream.of(
            routes().stream(),
            Stream.of(
                RoutedKind.read(Version.GROUP, ParentRefs.GATEWAY, "gateways", version),
                RoutedKind.read(
                    Version.GROUP, ParentRefs.GATEWAY_CLASS, "gatewayclasses", version)),
            rivalKinds().stream())
        .flatMap(Function.identity())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public final List<RouterSetting> settings() {
    return List.of(Dialect.CONTROLLER);
  }

  @Override
  public final List<String> refusals(RouteTarget target) {
    List<String> refusals = new ArrayList<>(Refusals.of(target, dialect));
    refusals.addAll(ownRefusals(target));
    return List.copyOf(refusals);
  }

  @Override
  public final List<String> refusals(RouteTarget target, LiveObjects live) {
    List<String> refusals = new ArrayList<>(refusals(target));
    if (refusals.isEmpty()) {
      refusals.addAll(Support.of(dialect, target, live).refusals());
      refusals.addAll(obstacles(target, live));
    }
    return List.copyOf(refusals);
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
    return Stream.of(
            List.of(dialect.route(target)),
            rivals(target),
            Support.of(dialect, target, live).needs())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public final RouteState observe(RouteTarget target, LiveObjects live) {
    ObjectRef ref = dialect.route(target);
    return live.json(ref)
        .map(
            route -> SplitReading.of(target, ref, route).pendingFor(Acceptance.missing(ref, route)))
        .orElseGet(RouteState.Absent::new);
  }

  @Override
  public final Manifests render(RouteTarget target, Traffic desired, LiveObjects live) {
    return Manifests.apply(HttpRoutes.render(target, dialect, dialect.possible(desired), live));
  }

  @Override
  public final Manifests restore(RouteTarget target, LiveObjects live) {
    return OriginalConfiguration.restore(target, live, List.of(dialect.route(target)));
  }
}
