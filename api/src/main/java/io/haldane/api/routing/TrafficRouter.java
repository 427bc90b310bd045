package io.haldane.api.routing;

import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import java.util.List;
import java.util.Set;

/**
 * One mesh or ingress. Pure: no client, clock or randomness; the controller reads, applies and
 * deletes. Found by {@code ServiceLoader}; stateless and safe for concurrent use.
 */
public interface TrafficRouter {
  /** The value of {@code spec.provider} that chooses this router. */
  String id();

  /**
   * Whether this router serves that provider; some values carry a suffix, {@code
   * smi:v1alpha1:linkerd}.
   */
  default boolean accepts(String provider) {
    return provider.equals(id());
  }

  /** Whether it routes between Services, so that a canary without {@code spec.service} has none. */
  default boolean needsService() {
    return true;
  }

  Set<Feature> features();

  /** Kinds that it reads and writes, so that the chart's permissions can be checked against it. */
  Set<RoutedKind> kinds();

  /** What must be changed in the canary before this router can serve it; empty when nothing. */
  default List<String> refusals(RouteTarget target) {
    return List.of();
  }

  /**
   * What the first write would take from routing objects that users made: one sentence for each
   * object, with the fields by name. The canary is held until there is nothing to lose. Asked only
   * when there are no {@link #refusals}.
   */
  default List<String> losses(RouteTarget target, LiveObjects live) {
    return List.of();
  }

  /** What to read before {@link #observe} and {@link #render}. */
  List<ObjectRef> needs(RouteTarget target);

  RouteState observe(RouteTarget target, LiveObjects live);

  /** The objects that split traffic as desired; fields of others in the live objects survive. */
  Manifests render(RouteTarget target, Traffic desired, LiveObjects live);

  /**
   * The canary is being deleted with {@code revertOnDeletion}: give back what was there before it.
   * What {@link #needs} names and the canary owns is deleted besides, the last first.
   */
  Manifests restore(RouteTarget target, LiveObjects live);

  /** How success rate and latency are asked for on this mesh. */
  BuiltinQueries queries();

  /**
   * A kind of routing object.
   *
   * @param group API group, such as {@code networking.istio.io}
   * @param plural resource name in RBAC rules, such as {@code virtualservices}
   */
  record RoutedKind(String group, String plural) {}
}
