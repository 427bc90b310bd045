package io.haldane.mesh.consul;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.HttpStrategy;
import io.haldane.mesh.common.RouteBody;

/**
 * The split of all requests that no route of ours takes elsewhere. Weights sum to exactly 100. A
 * version without weight is not listed: Consul's controller drops a written zero, and would be sent
 * it again.
 */
final class ServiceSplitters {
  private ServiceSplitters() {}

  static Manifest render(RouteTarget target, Traffic traffic, LiveObjects live) {
    ObjectRef ref = ConsulApi.splitter(target);
    ObjectNode body = RouteBody.remembering(target, ref, live);
    Traffic all = ofAll(target, traffic);
    ArrayNode splits = body.putObject("spec").putArray("splits");
    add(splits, target.primary(), all.primary());
    add(splits, target.canaryService(), all.canary());
    return Manifest.of(ref, body, "/spec/splits");
  }

  private static Traffic ofAll(RouteTarget target, Traffic traffic) {
    return switch (HttpStrategy.of(target.canary().getSpec().analysis())) {
      case WEIGHTED, TESTERS_FIRST -> traffic;
      case MATCHED -> HttpStrategy.ofTheRest(traffic);
    };
  }

  private static void add(ArrayNode splits, String service, int weight) {
    if (weight > 0) {
      splits.addObject().put("service", service).put("weight", weight);
    }
  }

  /** A split without a service is of the service itself. */
  static void canonical(RouteTarget target, ObjectNode spec) {
    for (JsonNode split : spec.path("splits")) {
      if (split instanceof ObjectNode known && !known.has("service")) {
        known.put("service", target.apex());
      }
    }
  }
}
