package io.haldane.mesh.consul;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteState.Routed;
import io.haldane.api.routing.RouteState.Unreadable;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.HttpStrategy;
import io.haldane.mesh.common.Weights;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What the splitter and the router say about the split. */
record SplitReading(RouteTarget target, LiveObjects live) {

  static RouteState of(RouteTarget target, LiveObjects live) {
    SplitReading reading = new SplitReading(target, live);
    return live.tree(ConsulApi.splitter(target))
        .map(reading::read)
        .orElseGet(RouteState.Absent::new);
  }

  private RouteState read(ObjectNode splitter) {
    RouteState all = splits(splitter.at("/spec/splits"));
    RouteState state =
        switch (HttpStrategy.of(target.canary().getSpec().analysis())) {
          case WEIGHTED -> all;
          case TESTERS_FIRST -> testers() instanceof Unreadable unreadable ? unreadable : all;
          case MATCHED ->
              testers().forEverybody(all instanceof Routed(Traffic rest) && rest.canary() > 0);
        };
    RouteState whole = all instanceof Unreadable unreadable ? unreadable : state;
    return whole.pendingFor(Acceptance.objection(target, live));
  }

  private RouteState splits(JsonNode splits) {
    String where = ConsulApi.splitter(target).toString();
    Optional<BigDecimal> primary = weight(splits, target.primary());
    Optional<BigDecimal> canary = weight(splits, target.canaryService());
    boolean others = primary.stream().count() + canary.stream().count() != splits.size();
    if (others || splits.isEmpty()) {
      return new Unreadable(
          "%s does not split between %s and %s only"
              .formatted(where, target.primary(), target.canaryService()));
    }
    return Weights.split(
        primary.orElse(BigDecimal.ZERO), canary.orElse(BigDecimal.ZERO), false, where);
  }

  /** Consul's controller drops a weight of zero. */
  private static Optional<BigDecimal> weight(JsonNode splits, String service) {
    return splits
        .valueStream()
        .filter(split -> split.path("service").asText().equals(service))
        .filter(split -> !split.hasNonNull("serviceSubset"))
        .map(split ->
            split.path("weight").isNumber() ? split.path("weight").decimalValue() : BigDecimal.ZERO)
        .findFirst();
  }

  /** All of them go to one version. */
  private RouteState testers() {
    int count = target.canary().getSpec().analysis().match().size();
    List<String> versions =
        live.tree(ConsulApi.router(target)).stream()
            .flatMap(router -> router.at("/spec/routes").valueStream())
            .limit(count)
            .map(route -> route.at("/destination/service").asText())
            .toList();
    if (versions.size() == count && versions.stream().distinct().count() == 1) {
      if (versions.getFirst().equals(target.primary())) {
        return new Routed(Traffic.ALL_TO_PRIMARY);
      }
      if (versions.getFirst().equals(target.canaryService())) {
        return new Routed(Traffic.ALL_TO_CANARY);
      }
    }
    return new Unreadable(
        "%s does not lead matching requests to %s or %s"
            .formatted(ConsulApi.router(target), target.primary(), target.canaryService()));
  }
}
