package io.haldane.mesh.traefik;

import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.BuiltinQueries;
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
import io.haldane.mesh.common.HttpStrategy;
import io.haldane.mesh.common.OriginalConfiguration;
import io.haldane.mesh.common.PromQl;
import io.haldane.mesh.common.RouteMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Splits by a TraefikService, to which an IngressRoute of the user leads. */
public final class TraefikRouter implements TrafficRouter {
  /**
   * A Service in a TraefikService has one of two names, the second with Traefik's option
   * safeNaming.
   */
  private static final BuiltinQueries QUERIES =
      new PromQl(
              "traefik_service_requests_total",
              "traefik_service_request_duration_seconds_bucket",
              "service=~\"{{ namespace }}-{{ service }}-canary-[0-9]+@kubernetescrd"
                  + "|{{ namespace }}_.+_{{ namespace }}_{{ service }}-canary_[0-9]+@kubernetescrd\"",
              "code!~\"5.*\"")
          .in(BuiltinQueries.Unit.SECONDS);

  @Override
  public String id() {
    return "traefik";
  }

  @Override
  public Set<Feature> features() {
    return Set.of(Feature.WEIGHTS, Feature.HEADER_MATCH, Feature.MIRROR, Feature.BLUE_GREEN);
  }

  @Override
  public Recognition recognition() {
    return RouteRecognition.OF_TRAEFIK;
  }

  @Override
  public Set<RoutedKind> kinds() {
    return TraefikApi.KINDS;
  }

  @Override
  public List<RouterSetting> settings() {
    return List.of(TraefikApi.API_GROUP);
  }

  @Override
  public Set<String> routeRefKinds() {
    return Set.of("IngressRoute");
  }

  @Override
  public List<String> refusals(RouteTarget target) {
    return Refusals.of(target);
  }

  @Override
  public List<String> losses(RouteTarget target, LiveObjects live) {
    return Stream.concat(
            IngressRoutes.missing(target, live).stream(),
            Adoption.losses(target, render(target, Traffic.ALL_TO_PRIMARY, live), live).stream())
        .toList();
  }

  /** The route comes after what it leads to, so that it is deleted first. */
  @Override
  public List<ObjectRef> needs(RouteTarget target, LiveObjects live) {
    return Stream.concat(
            Stream.of(
                TraefikApi.split(target),
                TraefikApi.testersSplit(target),
                TraefikApi.testersRoute(target)),
            IngressRoutes.users(target).stream())
        .toList();
  }

  @Override
  public RouteState observe(RouteTarget target, LiveObjects live) {
    return SplitReading.of(target, live);
  }

  @Override
  public Manifests render(RouteTarget target, Traffic desired, LiveObjects live) {
    return switch (HttpStrategy.of(target.canary().getSpec().analysis())) {
      case WEIGHTED ->
          new Manifests(
              List.of(TraefikServices.render(target, TraefikApi.split(target), desired, live)),
              leftovers(target, live));
      case MATCHED ->
          matched(target, Traffic.weight(desired.canary()), HttpStrategy.ofTheRest(desired), live);
      case TESTERS_FIRST ->
          matched(
              target,
              desired.canary() > 0 ? Traffic.ALL_TO_CANARY : Traffic.ALL_TO_PRIMARY,
              Traffic.weight(desired.canary()),
              live);
    };
  }

  private static Manifests matched(
      RouteTarget target, Traffic testers, Traffic rest, LiveObjects live) {
    List<Manifest> manifests = new ArrayList<>();
    manifests.add(TraefikServices.render(target, TraefikApi.split(target), rest, live));
    manifests.add(TraefikServices.render(target, TraefikApi.testersSplit(target), testers, live));
    IngressRoutes.render(target, live).ifPresent(manifests::add);
    return new Manifests(manifests, List.of());
  }

  /** What an analysis with matches has left, the route first. */
  private static List<ObjectRef> leftovers(RouteTarget target, LiveObjects live) {
    return Stream.of(TraefikApi.testersRoute(target), TraefikApi.testersSplit(target))
        .filter(ref ->
            live.tree(ref).filter(found -> RouteMetadata.controls(target, found)).isPresent())
        .toList();
  }

  @Override
  public Manifests restore(RouteTarget target, LiveObjects live) {
    return OriginalConfiguration.restore(target, live, List.of(TraefikApi.split(target)));
  }

  @Override
  public BuiltinQueries queries() {
    return QUERIES;
  }
}
