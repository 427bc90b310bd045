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

  /** What the mesh can do at most. */
  Set<Feature> features();

  /**
   * What it can do for this canary: some of {@link #features()}, where that depends on what is
   * live, such as on the implementation behind a Gateway.
   */
  default Set<Feature> features(RouteTarget target, LiveObjects live) {
    return features();
  }

  /**
   * How it is found for canaries with the provider {@code auto}. A router that does not say so is
   * chosen by name only.
   */
  default Recognition recognition() {
    return Recognition.NEVER;
  }

  /**
   * Every kind that {@link #needs} may name or that is written. Permissions and the choice of the
   * cluster follow from it.
   */
  Set<RoutedKind> kinds();

  /** Kinds of a user's route that {@code spec.routeRef} may name for it; the CRD follows. */
  default Set<String> routeRefKinds() {
    return Set.of();
  }

  /** Kinds of routes that {@code spec.service.routeKind} may choose for it. */
  default Set<String> routeKinds() {
    return Set.of();
  }

  /** Settings of the installation that it reads from {@link RouteTarget#settings}. */
  default List<RouterSetting> settings() {
    return List.of();
  }

  /** What must be changed in the canary before this router can serve it; empty when nothing. */
  default List<String> refusals(RouteTarget target) {
    return List.of();
  }

  /**
   * The same, with what is only known of what is live, such as what the implementation behind a
   * Gateway lacks. Unlike {@link #losses} it is asked every time.
   */
  default List<String> refusals(RouteTarget target, LiveObjects live) {
    return refusals(target);
  }

  /**
   * What the first write would take from routing objects that users made: one sentence for each
   * object, with the fields by name. Also which object of a user the router works on and does not
   * find. The canary is held until there is nothing to say. Asked only when there are no {@link
   * #refusals}, and not when everything that is needed exists and was made for the canary.
   */
  default List<String> losses(RouteTarget target, LiveObjects live) {
    return List.of();
  }

  /**
   * What to read before {@link #observe} and {@link #render}, as far as it can be known from what
   * was read already: a route may name its Gateway. Asked again, in at most three rounds, until it
   * names nothing new. What it names first must be named in every round.
   *
   * @param live what was read in the rounds before; nothing in the first
   */
  List<ObjectRef> needs(RouteTarget target, LiveObjects live);

  /**
   * Objects beside {@link #needs} that may keep the route from working, such as the namespace. They
   * are read as far as the controller may read their kinds, which are some of {@link #kinds}; what
   * it may not read is missing among the live objects. Asked in the same rounds.
   */
  default Set<ObjectRef> circumstances(RouteTarget target, LiveObjects live) {
    return Set.of();
  }

  /**
   * Kinds of objects that name in their spec what they change, so that their own names are not
   * known. All of them in the namespace of the canary are read, as {@link #circumstances} are.
   */
  default Set<RoutedKind> policies(RouteTarget target, LiveObjects live) {
    return Set.of();
  }

  RouteState observe(RouteTarget target, LiveObjects live);

  /** The objects that split traffic as desired; fields of others in the live objects survive. */
  Manifests render(RouteTarget target, Traffic desired, LiveObjects live);

  /**
   * The canary is being deleted with {@code revertOnDeletion}: restore what was there before it.
   * What {@link #removable} names and the canary owns is deleted besides, the last first.
   */
  Manifests restore(RouteTarget target, LiveObjects live);

  /**
   * What goes at once when the canary is deleted with {@code revertOnDeletion}, as far as the
   * canary owns it. The rest goes with the canary, when proxies had time to learn what is restored.
   */
  default List<ObjectRef> removable(RouteTarget target, LiveObjects live) {
    return needs(target, live);
  }

  /** How success rate and latency are asked for on this mesh. */
  BuiltinQueries queries();
}
