package io.haldane.mesh.skipper;

import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.Manifests;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.common.IngressPair;
import io.haldane.mesh.common.PromQl;
import java.util.List;
import java.util.Set;

/** Splits by a second Ingress that precedes the one of the user. */
public final class SkipperRouter implements TrafficRouter {
  /** Skipper writes its names of routes with underscores only. */
  private static final String ROUTE =
      "route=~\"kube(ew)?_{{ underscored namespace }}__{{ underscored ingress }}_canary__.*__"
          + "{{ underscored service }}_canary(_[0-9]+)?\"";

  /** Requests and latency have names of their own; latency is a mean, as in Flagger. */
  private static final BuiltinQueries QUERIES =
      new BuiltinQueries(
          PromQl.percentage(
              "skipper_response_duration_seconds_bucket", ROUTE + ", le=\"+Inf\"", "code!~\"5..\""),
          PromQl.mean("skipper_serve_route_duration_seconds", ROUTE),
          BuiltinQueries.Unit.SECONDS);

  @Override
  public String id() {
    return "skipper";
  }

  @Override
  public Set<Feature> features() {
    return Set.of(Feature.WEIGHTS, Feature.BLUE_GREEN);
  }

  @Override
  public Set<RoutedKind> kinds() {
    return Set.of(IngressPair.KIND);
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
