package io.haldane.mesh.kuma;

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
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.OneObjectRouter;
import io.haldane.mesh.common.PromQl;
import java.util.List;
import java.util.Set;

/** Splits by one MeshHTTPRoute. */
public final class KumaRouter extends OneObjectRouter {
  @Override
  public String id() {
    return "kuma";
  }

  @Override
  public Set<Feature> features() {
    return Set.of(Feature.WEIGHTS, Feature.HEADER_MATCH, Feature.MIRROR, Feature.BLUE_GREEN);
  }

  @Override
  public Recognition recognition() {
    return RouteRecognition.OF_KUMA;
  }

  @Override
  public Set<RoutedKind> kinds() {
    return Set.of(MeshHttpRoutes.KIND);
  }

  @Override
  public List<String> refusals(RouteTarget target) {
    return Refusals.of(target);
  }

  @Override
  protected ObjectRef object(RouteTarget target) {
    return MeshHttpRoutes.ref(target);
  }

  @Override
  protected RouteState read(RouteTarget target, ObjectNode object) {
    return SplitReading.of(target, object);
  }

  @Override
  protected Manifest object(RouteTarget target, Traffic traffic, LiveObjects live) {
    return MeshHttpRoutes.render(target, traffic, live);
  }

  @Override
  protected void canonical(ObjectNode spec) {
    MeshHttpRoutes.canonical(spec);
  }

  @Override
  public BuiltinQueries queries() {
    return PromQl.KUMA;
  }
}
