package io.haldane.mesh.contour;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.Recognition;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.RouterSetting;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.OneObjectRouter;
import io.haldane.mesh.common.PromQl;
import java.util.List;
import java.util.Set;

/** Splits between the two Services by one HTTPProxy. */
public final class ContourRouter extends OneObjectRouter {
  private static final BuiltinQueries QUERIES =
      new PromQl(
              "envoy_cluster_upstream_rq",
              "envoy_cluster_upstream_rq_time_bucket",
              "envoy_cluster_name=~\"{{ namespace }}_{{ service }}-canary_[0-9a-zA-Z-]+\"",
              "envoy_response_code!~\"5.*\"")
          .in(BuiltinQueries.Unit.MILLISECONDS);

  @Override
  public String id() {
    return "contour";
  }

  @Override
  public Set<Feature> features() {
    return Set.of(Feature.WEIGHTS, Feature.HEADER_MATCH, Feature.BLUE_GREEN);
  }

  @Override
  public Recognition recognition() {
    return RouteRecognition.OF_CONTOUR;
  }

  @Override
  public Set<RoutedKind> kinds() {
    return Set.of(HttpProxies.KIND);
  }

  @Override
  public List<RouterSetting> settings() {
    return List.of(HttpProxies.INGRESS_CLASS);
  }

  @Override
  public List<String> refusals(RouteTarget target) {
    return Refusals.of(target);
  }

  @Override
  protected ObjectRef object(RouteTarget target) {
    return HttpProxies.ref(target);
  }

  @Override
  protected RouteState read(RouteTarget target, ObjectNode object) {
    return SplitReading.of(target, object);
  }

  @Override
  protected Manifest object(RouteTarget target, Traffic traffic, LiveObjects live) {
    return HttpProxies.render(target, traffic, live);
  }

  @Override
  public BuiltinQueries queries() {
    return QUERIES;
  }
}
