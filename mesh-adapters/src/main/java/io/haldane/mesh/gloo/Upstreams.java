package io.haldane.mesh.gloo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.RouteMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The two versions as Gloo sees them: a Service, and how to connect to it. */
final class Upstreams {
  /** What the upstream of {@code spec.upstreamRef} may say about ours. */
  private static final List<String> SETTINGS =
      List.of(
          "sslConfig",
          "circuitBreakers",
          "connectionConfig",
          "loadBalancerConfig",
          "useHttp2",
          "initialStreamWindowSize",
          "initialConnectionWindowSize",
          "httpProxyHostName");

  private Upstreams() {}

  static List<Manifest> render(RouteTarget target, LiveObjects live) {
    return List.of(
        upstream(target, GlooApi.primary(target), target.primary(), live),
        upstream(target, GlooApi.canary(target), target.canaryService(), live));
  }

  /** While the user's upstream is away, ours keep what they have of it. */
  private static Manifest upstream(
      RouteTarget target, ObjectRef ref, String service, LiveObjects live) {
    ObjectNode body = Json.addressed(ref);
    RouteMetadata.own(body, target, live.json(ref));
    ObjectNode spec = body.putObject("spec");
    spec.putObject("kube")
        .put("serviceName", service)
        .put("serviceNamespace", target.namespace())
        .put("servicePort", target.service().port());
    List<String> owned = new ArrayList<>(List.of("/spec/kube"));
    Optional<JsonNode> settings =
        GlooApi.users(target).flatMap(live::json).map(users -> users.path("spec"));
    settings.ifPresent(from -> {
      for (String setting : SETTINGS) {
        owned.add("/spec/" + setting);
        if (from.hasNonNull(setting)) {
          spec.set(setting, from.path(setting));
        }
      }
    });
    return Manifest.of(ref, body, owned.toArray(String[]::new));
  }
}
