package io.haldane.mesh.traefik;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.MirrorShare;
import io.haldane.mesh.common.RouteBody;

/**
 * A split or a mirror. A version without weight is not listed: if a listed Service has no pods,
 * Traefik answers 404 to every request, also at weight 0 (F736).
 */
final class TraefikServices {
  /** Of these a TraefikService has one. */
  private static final String[] TYPES = {
    "/spec/weighted", "/spec/mirroring", "/spec/highestRandomWeight", "/spec/failover"
  };

  private TraefikServices() {}

  static Manifest render(RouteTarget target, ObjectRef ref, Traffic traffic, LiveObjects live) {
    ObjectNode body = RouteBody.remembering(target, ref, live);
    ObjectNode spec = body.putObject("spec");
    if (traffic.mirrored() && traffic.canary() == 0) {
      spec.set("mirroring", mirroring(target));
    } else {
      spec.putObject("weighted").set("services", services(target, traffic));
    }
    return Manifest.of(ref, body, TYPES);
  }

  private static ArrayNode services(RouteTarget target, Traffic traffic) {
    ArrayNode services = Json.array();
    add(services, target, target.primary(), traffic.primary());
    add(services, target, target.canaryService(), traffic.canary());
    return services;
  }

  private static void add(ArrayNode services, RouteTarget target, String name, int weight) {
    if (weight > 0) {
      services.add(service(target, name).put("weight", weight));
    }
  }

  private static ObjectNode mirroring(RouteTarget target) {
    ObjectNode mirroring = service(target, target.primary());
    mirroring
        .putArray("mirrors")
        .add(
            service(target, target.canaryService())
                .put("percent", MirrorShare.percent(target.canary().getSpec().analysis())));
    return mirroring;
  }

  private static ObjectNode service(RouteTarget target, String name) {
    return Json.object()
        .put("name", name)
        .put("namespace", target.namespace())
        .put("port", target.service().port());
  }
}
