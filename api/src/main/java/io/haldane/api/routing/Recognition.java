package io.haldane.api.routing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How the router of a canary with the provider {@code auto} is recognised. Pure, as the router is.
 * See docs/adr/0041.
 *
 * @param routes kinds of which an object may lead to the Service, some of {@link
 *     TrafficRouter#kinds}; those of the canary's namespace are listed
 * @param leads what one of those objects says
 * @param present whether the mesh is there, by what the cluster serves
 * @param hint the field of the canary that only this router reads, if it is set
 * @param everywhere whether the mesh routes every Service without an object of a user, as sidecars
 *     do: then it is recognised without a route, if no other is
 */
public record Recognition(
    Set<RoutedKind> routes,
    Leads leads,
    BiPredicate<RouteTarget, ServedApis> present,
    Function<RouteTarget, Optional<String>> hint,
    boolean everywhere) {

  /** Of routers that are chosen by name only. */
  public static final Recognition NEVER =
      new Recognition(
          Set.of(), (_, _, _) -> Lead.NO, (_, _) -> false, _ -> Optional.empty(), false);

  public Recognition {
    routes = Set.copyOf(routes);
  }

  /** Reads one route. */
  @FunctionalInterface
  public interface Leads {
    /**
     * @param route with {@code apiVersion} and {@code kind}; in the namespace of the canary
     */
    Lead of(RouteTarget target, ServedApis served, JsonNode route);
  }

  /** By objects of these kinds; present when one of the kinds is served. */
  public static Recognition by(Set<RoutedKind> routes, Leads leads) {
    return new Recognition(
        routes,
        leads,
        (_, served) -> routes.stream().anyMatch(kind -> served.version(kind).isPresent()),
        _ -> Optional.empty(),
        false);
  }

  /** The same, where more than the kinds must be served. */
  public Recognition where(BiPredicate<RouteTarget, ServedApis> condition) {
    return new Recognition(routes, leads, present.and(condition), hint, everywhere);
  }

  /**
   * The same, where the canary may say so.
   *
   * @param field path of the field, such as {@code spec.ingressRef}
   */
  public Recognition hintedBy(String field, Predicate<RouteTarget> isSet) {
    return new Recognition(
        routes,
        leads,
        present,
        target -> Optional.of(field).filter(_ -> isSet.test(target)),
        everywhere);
  }

  /** The same for a mesh that routes every Service by itself. */
  public Recognition ofEveryService() {
    return new Recognition(routes, leads, present, hint, true);
  }
}
