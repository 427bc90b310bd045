package io.haldane.engine.recognition;

import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.ServedApis;
import java.util.Map;

/**
 * What is known of a cluster when a provider is chosen.
 *
 * @param routes of the kinds that {@link ProviderSearch#kinds} names
 */
public record Landscape(ServedApis served, Map<RoutedKind, RouteList> routes) {
  public Landscape {
    routes = Map.copyOf(routes);
  }

  RouteList of(RoutedKind kind) {
    return routes.getOrDefault(kind, new RouteList.Missing());
  }
}
