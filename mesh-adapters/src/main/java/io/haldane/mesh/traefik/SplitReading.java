package io.haldane.mesh.traefik;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteState.Routed;
import io.haldane.api.routing.RouteState.Unreadable;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.HttpStrategy;
import io.haldane.mesh.common.Weights;
import java.math.BigDecimal;
import java.util.Optional;

/** What the objects say about the split. Traefik writes no status, so nothing can be pending. */
final class SplitReading {
  private final RouteTarget target;
  private final LiveObjects live;

  private SplitReading(RouteTarget target, LiveObjects live) {
    this.target = target;
    this.live = live;
  }

  static RouteState of(RouteTarget target, LiveObjects live) {
    SplitReading reading = new SplitReading(target, live);
    RouteState rest = reading.split(TraefikApi.split(target));
    return switch (HttpStrategy.of(target.canary().getSpec().analysis())) {
      case WEIGHTED -> rest;
      case TESTERS_FIRST -> reading.unlessUnmatched(rest);
      case MATCHED ->
          reading.unlessUnmatched(
              reading
                  .split(TraefikApi.testersSplit(target))
                  .forEverybody(rest instanceof Routed(Traffic traffic) && traffic.canary() > 0));
    };
  }

  /** Without our route, matching requests go where all others go. */
  private RouteState unlessUnmatched(RouteState state) {
    if (state instanceof RouteState.Absent) {
      return state;
    }
    if (IngressRoutes.rules(target, live).isEmpty()) {
      return new Unreadable(
          IngressRoutes.noRule(target, IngressRoutes.users(target).orElseThrow()));
    }
    ObjectRef route = TraefikApi.testersRoute(target);
    return live.has(route) ? state : new Unreadable(route + " does not exist");
  }

  private RouteState split(ObjectRef ref) {
    return live.json(ref)
        .map(object -> read(object, ref.toString()))
        .orElseGet(RouteState.Absent::new);
  }

  private RouteState read(ObjectNode object, String where) {
    JsonNode spec = object.path("spec");
    return isMirror(spec.path("mirroring"))
        ? new Routed(new Traffic(0, true, null))
        : weighted(spec.path("weighted").path("services"), where);
  }

  private boolean isMirror(JsonNode mirroring) {
    return isService(mirroring, target.primary())
        && mirroring
            .path("mirrors")
            .valueStream()
            .anyMatch(mirror -> isService(mirror, target.canaryService()));
  }

  private RouteState weighted(JsonNode services, String where) {
    Optional<BigDecimal> primary = weight(services, target.primary());
    Optional<BigDecimal> canary = weight(services, target.canaryService());
    boolean others = primary.stream().count() + canary.stream().count() != services.size();
    return others || services.isEmpty()
        ? new Unreadable(
            "%s does not split between %s and %s only"
                .formatted(where, target.primary(), target.canaryService()))
        : Weights.split(
            primary.orElse(BigDecimal.ZERO), canary.orElse(BigDecimal.ZERO), false, where);
  }

  private Optional<BigDecimal> weight(JsonNode services, String name) {
    return services
        .valueStream()
        .filter(service -> isService(service, name))
        // Traefik takes an absent weight for 1.
        .map(service ->
            service.has("weight") ? service.path("weight").decimalValue() : BigDecimal.ONE)
        .findFirst();
  }

  private boolean isService(JsonNode service, String name) {
    return service.path("name").asText().equals(name)
        && service.path("kind").asText("Service").equals("Service")
        && service.path("namespace").asText(target.namespace()).equals(target.namespace());
  }
}
