package io.haldane.mesh.consul;

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
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.common.Adoption;
import io.haldane.mesh.common.OriginalConfiguration;
import io.haldane.mesh.common.PromQl;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Splits by one ServiceSplitter, behind a ServiceRouter where requests are matched or changed. */
public final class ConsulRouter implements TrafficRouter {
  /** What callers in the mesh see. Without Enterprise, all services are in one namespace. */
  private static final BuiltinQueries QUERIES =
      new PromQl(
              "envoy_cluster_upstream_rq",
              "envoy_cluster_upstream_rq_time_bucket",
              "consul_destination_service=\"{{ service }}-canary\","
                  + " consul_destination_namespace=~\"default|{{ namespace }}\"",
              "envoy_response_code!~\"5.*\"")
          .in(BuiltinQueries.Unit.MILLISECONDS);

  @Override
  public String id() {
    return "consul";
  }

  @Override
  public Set<Feature> features() {
    return Set.of(Feature.WEIGHTS, Feature.HEADER_MATCH, Feature.BLUE_GREEN);
  }

  @Override
  public Recognition recognition() {
    return RouteRecognition.OF_CONSUL;
  }

  @Override
  public Set<RoutedKind> kinds() {
    return ConsulApi.KINDS;
  }

  @Override
  public List<String> refusals(RouteTarget target) {
    return Refusals.of(target);
  }

  @Override
  public List<String> losses(RouteTarget target, LiveObjects live) {
    List<String> losses = new ArrayList<>(new Protocols(target, live).refusals());
    losses.addAll(Intentions.missing(target, live));
    losses.addAll(
        Adoption.losses(
            target,
            render(target, Traffic.ALL_TO_PRIMARY, live),
            live,
            spec -> ServiceSplitters.canonical(target, spec)));
    return losses;
  }

  @Override
  public List<ObjectRef> needs(RouteTarget target, LiveObjects live) {
    List<ObjectRef> needs = new ArrayList<>(List.of(ConsulApi.apex(target)));
    for (String service : ConsulApi.services(target)) {
      needs.add(ConsulApi.intentions(target, service));
      needs.add(ConsulApi.defaults(target, service));
    }
    needs.add(ConsulApi.splitter(target));
    needs.add(ConsulApi.router(target));
    return needs;
  }

  @Override
  public RouteState observe(RouteTarget target, LiveObjects live) {
    return SplitReading.of(target, live);
  }

  /** The label comes last: from then on only the split answers to the name of the Service. */
  @Override
  public Manifests render(RouteTarget target, Traffic desired, LiveObjects live) {
    List<Manifest> manifests = new ArrayList<>(new Protocols(target, live).render());
    manifests.add(ServiceSplitters.render(target, desired, live));
    ServiceRouters.render(target, desired, live).ifPresent(manifests::add);
    IgnoredService.render(target, live).ifPresent(manifests::add);
    return new Manifests(manifests, ServiceRouters.unneeded(target, live));
  }

  @Override
  public Manifests restore(RouteTarget target, LiveObjects live) {
    List<Manifest> older = new ArrayList<>();
    IgnoredService.restore(target, live).ifPresent(older::add);
    List<ObjectRef> routes = List.of(ConsulApi.splitter(target), ConsulApi.router(target));
    older.addAll(OriginalConfiguration.restore(target, live, routes).apply());
    return new Manifests(older, List.of());
  }

  /**
   * None: a Service that is registered again takes a moment, and until then only the split answers
   * to its name.
   */
  @Override
  public List<ObjectRef> removable(RouteTarget target, LiveObjects live) {
    return List.of();
  }

  @Override
  public BuiltinQueries queries() {
    return QUERIES;
  }
}
