package io.haldane.mesh.consul;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.RouteMetadata;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The protocol of the three services. Consul splits requests only where all of them have one that
 * it reads; ServiceDefaults of users that say so stay as they are.
 */
record Protocols(RouteTarget target, LiveObjects live) {
  private static final Set<String> READABLE = Set.of("http", "http2", "grpc");

  List<Manifest> render() {
    return ConsulApi.services(target).stream()
        .map(service -> ConsulApi.defaults(target, service))
        .filter(this::isOurs)
        .map(this::manifest)
        .toList();
  }

  /** Those of users that do not say how requests are to be read. */
  List<String> refusals() {
    return ConsulApi.services(target).stream()
        .map(service -> ConsulApi.defaults(target, service))
        .filter(ref -> !isOurs(ref) && !READABLE.contains(protocol(ref).orElse("")))
        .map(ref ->
            "%s was not created for this canary and does not set spec.protocol to http, http2 or grpc, without which Consul does not split requests; set it, or delete the object. Nothing was changed"
                .formatted(ref))
        .toList();
  }

  private boolean isOurs(ObjectRef ref) {
    return live.tree(ref).map(found -> RouteMetadata.controls(target, found)).orElse(true);
  }

  private Manifest manifest(ObjectRef ref) {
    ObjectNode body = Json.addressed(ref);
    RouteMetadata.apex(body, target);
    RouteMetadata.own(body, target, live.json(ref));
    body.putObject("spec").put("protocol", wanted());
    return Manifest.of(ref, body);
  }

  /** That of the Service, as its user has set it; else that of the port. */
  private String wanted() {
    ObjectRef apex = ConsulApi.defaults(target, target.apex());
    return isOurs(apex) ? ofPort() : protocol(apex).filter(READABLE::contains).orElse(ofPort());
  }

  private Optional<String> protocol(ObjectRef ref) {
    return live.tree(ref).map(found -> found.at("/spec/protocol").asText());
  }

  private String ofPort() {
    ServiceSpec service = target.service();
    if (has(service.portName(), "grpc") || has(service.appProtocol(), "grpc")) {
      return "grpc";
    }
    boolean second = has(service.portName(), "http2") || has(service.appProtocol(), "http2");
    return second || has(service.appProtocol(), "h2c") ? "http2" : "http";
  }

  private static boolean has(@Nullable String text, String word) {
    return text != null && text.contains(word);
  }
}
