package io.haldane.mesh.nginx;

import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.Manifests;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.RouterSetting;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.common.IngressPair;
import io.haldane.mesh.common.PromQl;
import java.util.List;
import java.util.Set;

/** Splits by a second Ingress with the canary annotations of ingress-nginx. */
public final class NginxRouter implements TrafficRouter {
  private static final String REQUESTS =
      "namespace=\"{{ namespace }}\", ingress=\"{{ ingress }}\", canary!=\"\"";

  /** Of the canary's requests on an Ingress; latency is a mean, as in Flagger. */
  private static final BuiltinQueries QUERIES =
      new BuiltinQueries(
          PromQl.percentage("nginx_ingress_controller_requests", REQUESTS, "status!~\"5.*\""),
          PromQl.mean("nginx_ingress_controller_response_duration_seconds", REQUESTS),
          BuiltinQueries.Unit.SECONDS);

  @Override
  public String id() {
    return "nginx";
  }

  @Override
  public Set<Feature> features() {
    return Set.of(Feature.WEIGHTS, Feature.HEADER_MATCH, Feature.BLUE_GREEN);
  }

  @Override
  public Set<RoutedKind> kinds() {
    return Set.of(IngressPair.KIND);
  }

  @Override
  public List<RouterSetting> settings() {
    return List.of(CanaryAnnotations.PREFIX);
  }

  @Override
  public List<String> refusals(RouteTarget target) {
    return Refusals.of(target);
  }

  @Override
  public List<String> losses(RouteTarget target, LiveObjects live) {
    return IngressPair.of(target).map(pair -> Refusals.of(pair, live)).orElse(List.of());
  }

  @Override
  public List<ObjectRef> needs(RouteTarget target, LiveObjects live) {
    return IngressPair.of(target)
        .map(pair -> List.of(pair.source(), pair.canary()))
        .orElse(List.of());
  }

  @Override
  public RouteState observe(RouteTarget target, LiveObjects live) {
    return IngressPair.of(target)
        .flatMap(pair -> live.json(pair.canary()).map(ingress -> SplitReading.of(pair, ingress)))
        .orElseGet(RouteState.Absent::new);
  }

  @Override
  public Manifests render(RouteTarget target, Traffic desired, LiveObjects live) {
    return IngressPair.of(target)
        .flatMap(pair -> new CanaryIngress(pair).render(desired, live))
        .map(Manifests::apply)
        .orElse(Manifests.NONE);
  }

  @Override
  public Manifests restore(RouteTarget target, LiveObjects live) {
    return IngressPair.of(target)
        .flatMap(pair -> new CanaryIngress(pair).restore(live))
        .map(Manifests::apply)
        .orElse(Manifests.NONE);
  }

  @Override
  public BuiltinQueries queries() {
    return QUERIES;
  }
}
