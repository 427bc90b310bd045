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
import io.haldane.mesh.common.ServiceFields;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Splits by one route, mostly an HTTPRoute, or in a route of the user. Meshes that read HTTPRoutes
 * stand on it in folders of their own.
 */
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

  /**
   * What a mesh refuses that reads an HTTPRoute only in the namespace of the Service.
   *
   * @param instead of fields that it does not have, as in {@link ServiceFields#refusals}
   * @param why the refusal of a parent in another namespace, a sentence
   */
  protected static List<String> refusalsOfOneNamespace(
      RouteTarget target, Map<String, String> instead, UnaryOperator<String> why) {
    return Stream.concat(
            ServiceFields.refusals(target.service(), "an HTTPRoute", instead).stream(),
            servicesElsewhere(target).map(why))
        .toList();
  }

  /** Parents that are Services of other namespaces. */
  private static Stream<String> servicesElsewhere(RouteTarget target) {
    return target.service().gatewayRefs().stream()
        .map(ParentRefs::tree)
        .filter(ParentRefs::isService)
        .filter(parent ->
            !parent.path("namespace").asText(target.namespace()).equals(target.namespace()))
        .map(parent -> ParentRefs.text(parent, target.namespace()));
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

  private Route route(RouteTarget target) {
    return Route.of(dialect, target);
  }

  @Override
  public final Set<Feature> features(RouteTarget target, LiveObjects live) {
    Set<Feature> features = EnumSet.copyOf(features());
    features.removeAll(route(target).missing(live));
    return features;
  }

  @Override
  public Recognition recognition() {
    return dialect
        .mesh()
        .map(controller -> RouteRecognition.ofMesh(controller, routes()))
        .orElse(Recognition.NEVER);
  }

  /** The kind that is written where the user has no route. */
  final Set<RoutedKind> routes() {
    return Set.of(RouteKind.HTTP.routed(dialect.version()));
  }

  @Override
  public final Set<RoutedKind> kinds() {
    Version version = dialect.version();
    return Stream.of(
            Arrays.stream(RouteKind.values()).map(kind -> kind.routed(version)),
            policyKinds(),
            Stream.of(
                RoutedKind.read(Version.GROUP, ParentRefs.GATEWAY, "gateways", version.version()),
                RoutedKind.read(
                    Version.GROUP, ParentRefs.GATEWAY_CLASS, "gatewayclasses", version.version())),
            rivalKinds().stream())
        .flatMap(Function.identity())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A mesh does not read the policies of a gateway. */
  private Stream<RoutedKind> policyKinds() {
    return dialect.mesh().isEmpty() ? Stream.of(HashingPolicies.KIND) : Stream.empty();
  }

  @Override
  public final Set<String> routeRefKinds() {
    return Arrays.stream(RouteKind.values())
        .map(RouteKind::kind)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public final Set<String> routeKinds() {
    return dialect.kinds().stream().map(RouteKind::kind).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public final List<RouterSetting> settings() {
    return List.of(Dialect.CONTROLLER);
  }

  @Override
  public final List<String> refusals(RouteTarget target) {
    return Stream.of(route(target).refusals(), ownRefusals(target)).flatMap(List::stream).toList();
  }

  @Override
  public final List<String> refusals(RouteTarget target, LiveObjects live) {
    List<String> refusals = refusals(target);
    return refusals.isEmpty()
        ? Stream.of(
                route(target).refusals(live),
                HashingPolicies.refusals(target, route(target).ref(), live),
                obstacles(target, live))
            .flatMap(List::stream)
            .toList()
        : refusals;
  }

  @Override
  public final List<String> losses(RouteTarget target, LiveObjects live) {
    return route(target).losses(live);
  }

  @Override
  public final List<ObjectRef> needs(RouteTarget target, LiveObjects live) {
    return Stream.of(route(target).needs(live), rivals(target)).flatMap(List::stream).toList();
  }

  @Override
  public final Set<RoutedKind> policies(RouteTarget target, LiveObjects live) {
    return dialect.mesh().isEmpty() ? HashingPolicies.kinds(route(target).ref(), live) : Set.of();
  }

  @Override
  public final RouteState observe(RouteTarget target, LiveObjects live) {
    return route(target).observe(live);
  }

  @Override
  public final Manifests render(RouteTarget target, Traffic desired, LiveObjects live) {
    return route(target).render(desired, live);
  }

  @Override
  public final Manifests restore(RouteTarget target, LiveObjects live) {
    return route(target).restore(live);
  }
}
