package io.haldane.mesh.appmesh;

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
import java.util.stream.Stream;

/** Serves {@code appmesh} and {@code appmesh:v1beta2}. */
abstract class AppMeshRouter implements TrafficRouter {
  /** What the proxies of the canary's pods see; names of pods as in {@link PromQl#PODS}. */
  private static final BuiltinQueries QUERIES =
      new PromQl(
              "envoy_cluster_upstream_rq",
              "envoy_cluster_upstream_rq_time_bucket",
              "kubernetes_namespace=\"{{ namespace }}\","
                  + " kubernetes_pod_name=~\"{{ target }}-[0-9a-zA-Z]+(-[0-9a-zA-Z]+)?\","
                  + " kubernetes_pod_name!~\"{{ target }}-primary-.*\"",
              "envoy_response_code!~\"5.*\"")
          .in(BuiltinQueries.Unit.MILLISECONDS);

  private final Version version;

  private AppMeshRouter(Version version) {
    this.version = version;
  }

  @Override
  public final String id() {
    return version.provider();
  }

  @Override
  public final Set<Feature> features() {
    return Set.of(Feature.WEIGHTS, Feature.HEADER_MATCH, Feature.BLUE_GREEN);
  }

  @Override
  public final Recognition recognition() {
    return RouteRecognition.of(version);
  }

  @Override
  public final Set<RoutedKind> kinds() {
    return version.kinds();
  }

  @Override
  public final List<String> refusals(RouteTarget target) {
    return Refusals.of(target, version);
  }

  @Override
  public final List<String> losses(RouteTarget target, LiveObjects live) {
    Manifests first = render(target, Traffic.ALL_TO_PRIMARY, live);
    return Adoption.losses(target, first, live, spec -> new Adopted(target).canonical(spec));
  }

  @Override
  public final List<ObjectRef> needs(RouteTarget target, LiveObjects live) {
    List<ObjectRef> needs = new ArrayList<>();
    if (version == Version.V1BETA2) {
      needs.add(VirtualNodes.pods(target, target.primary()));
      needs.add(VirtualNodes.pods(target, target.canaryService()));
    }
    needs.addAll(written(target));
    return needs;
  }

  private List<ObjectRef> written(RouteTarget target) {
    return Stream.concat(
            VirtualNodes.refs(target, version).stream(),
            VirtualServices.refs(target, version).stream())
        .toList();
  }

  @Override
  public final RouteState observe(RouteTarget target, LiveObjects live) {
    return SplitReading.of(target, version, live);
  }

  @Override
  public final Manifests render(RouteTarget target, Traffic desired, LiveObjects live) {
    List<Manifest> manifests = new ArrayList<>(new VirtualNodes(target, version, live).render());
    manifests.addAll(new VirtualServices(target, version, live).render(desired));
    return new Manifests(manifests, List.of());
  }

  @Override
  public final Manifests restore(RouteTarget target, LiveObjects live) {
    Manifests older = OriginalConfiguration.restore(target, live, written(target));
    return new Manifests(older.apply().stream().map(Adopted::restored).toList(), older.delete());
  }

  /**
   * Not the Services, which are only read: proxies call them until they know the restored route.
   */
  @Override
  public final List<ObjectRef> removable(RouteTarget target, LiveObjects live) {
    return written(target);
  }

  @Override
  public final BuiltinQueries queries() {
    return QUERIES;
  }

  /** Serves {@code appmesh}. */
  public static final class V1Beta1 extends AppMeshRouter {
    public V1Beta1() {
      super(Version.V1BETA1);
    }
  }

  /** Serves {@code appmesh:v1beta2}. */
  public static final class V1Beta2 extends AppMeshRouter {
    public V1Beta2() {
      super(Version.V1BETA2);
    }
  }
}
