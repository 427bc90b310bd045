package io.haldane.mesh.smi;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.haldane.mesh.common.HttpStrategy;
import io.haldane.mesh.common.PromQl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * NGINX Service Mesh, which also splits only the requests that an HTTPRouteGroup matches. All
 * others go to the pods of the Service itself, which are the primary's.
 */
public final class NginxMeshRouter extends TrafficSplitRouter {
  private static final BuiltinQueries QUERIES =
      new PromQl(
              "nginxplus_upstream_server_responses",
              "nginxplus_upstream_server_response_latency_ms_bucket",
              "dst_namespace=\"{{ namespace }}\", dst_deployment=\"{{ target }}\"",
              "code!~\"5.*\"")
          .in(BuiltinQueries.Unit.MILLISECONDS);

  public NginxMeshRouter() {
    super("nsm", SplitVersion.V1ALPHA3, QUERIES);
  }

  @Override
  public Set<Feature> features() {
    return Set.of(Feature.WEIGHTS, Feature.HEADER_MATCH, Feature.BLUE_GREEN);
  }

  @Override
  public Recognition recognition() {
    return SplitRecognition.nsm(super.kinds());
  }

  @Override
  public Set<RoutedKind> kinds() {
    Set<RoutedKind> kinds = new HashSet<>(super.kinds());
    kinds.add(RouteGroups.KIND);
    return Set.copyOf(kinds);
  }

  @Override
  public List<String> refusals(RouteTarget target) {
    return RouteGroups.refusals(target);
  }

  @Override
  public List<ObjectRef> needs(RouteTarget target, LiveObjects live) {
    List<ObjectRef> needs = new ArrayList<>(List.of(RouteGroups.ref(target)));
    needs.addAll(super.needs(target, live));
    return needs;
  }

  @Override
  public RouteState observe(RouteTarget target, LiveObjects live) {
    RouteState split = super.observe(target, live);
    if (!isMatched(target) || split instanceof RouteState.Absent) {
      return split;
    }
    boolean all =
        live.tree(split(target)).filter(found -> found.at("/spec/matches").isEmpty()).isPresent();
    return all || live.has(RouteGroups.ref(target))
        ? split.forEverybody(all)
        : new RouteState.Unreadable(RouteGroups.ref(target) + " does not exist");
  }

  @Override
  public Manifests render(RouteTarget target, Traffic desired, LiveObjects live) {
    Manifest split = super.render(target, desired, live).apply().getFirst();
    Set<String> owned = new HashSet<>(split.owned());
    owned.add("/spec/matches");
    Manifest limited = new Manifest(split.ref(), split.body(), owned, split.mode());
    if (!isMatched(target)) {
      return new Manifests(List.of(limited), RouteGroups.unneeded(target, live));
    }
    if (!desired.everybody()) {
      ((ObjectNode) split.body().path("spec"))
          .putArray("matches")
          .addObject()
          .put("kind", "HTTPRouteGroup")
          .put("name", target.apex());
    }
    return Manifests.apply(RouteGroups.render(target, live), limited);
  }

  private static boolean isMatched(RouteTarget target) {
    return HttpStrategy.of(target.canary().getSpec().analysis()) == HttpStrategy.MATCHED;
  }
}
