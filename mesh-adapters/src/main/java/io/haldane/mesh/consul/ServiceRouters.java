package io.haldane.mesh.consul;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.AnalysisMatch;
import io.haldane.mesh.common.RouteBody;
import io.haldane.mesh.common.RouteMetadata;
import java.util.List;
import java.util.Optional;

/**
 * What comes before the split: testers go to one version, and every request gets the timeout, the
 * second tries and the headers of the service. Without any of these there is none.
 */
final class ServiceRouters {
  private ServiceRouters() {}

  static boolean isNeeded(RouteTarget target) {
    return !testers(target).isEmpty() || !RouteDestinations.of(target.service()).isEmpty();
  }

  static Optional<Manifest> render(RouteTarget target, Traffic traffic, LiveObjects live) {
    return isNeeded(target) ? Optional.of(manifest(target, traffic, live)) : Optional.empty();
  }

  /** Ours, when the canary no longer asks for anything that it does. */
  static List<ObjectRef> unneeded(RouteTarget target, LiveObjects live) {
    ObjectRef ref = ConsulApi.router(target);
    return isNeeded(target)
        ? List.of()
        : live
            .tree(ref)
            .filter(found -> RouteMetadata.controls(target, found))
            .map(_ -> ref)
            .stream()
            .toList();
  }

  private static Manifest manifest(RouteTarget target, Traffic traffic, LiveObjects live) {
    ObjectRef ref = ConsulApi.router(target);
    ObjectNode body = RouteBody.remembering(target, ref, live);
    ArrayNode routes = body.putObject("spec").putArray("routes");
    String version = traffic.canary() > 0 ? target.canaryService() : target.primary();
    for (AnalysisMatch match : testers(target)) {
      ObjectNode route = routes.addObject();
      route.putObject("match").set("http", RouteMatches.of(match));
      ObjectNode destination = RouteDestinations.of(target.service());
      route.set("destination", destination.put("service", version));
    }
    // All others go on to the split of the service itself.
    ObjectNode rest = RouteDestinations.of(target.service());
    if (!rest.isEmpty()) {
      ObjectNode route = routes.addObject();
      route.putObject("match").set("http", RouteMatches.all());
      route.set("destination", rest);
    }
    return Manifest.of(ref, body, "/spec/routes");
  }

  private static List<AnalysisMatch> testers(RouteTarget target) {
    return target.canary().getSpec().analysis().match();
  }
}
