package io.haldane.mesh.consul;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether Consul's servers have our objects. The status does not say which change it is about, so
 * for some seconds after a write it may be about the one before.
 */
final class Acceptance {
  private static final String FOREIGN = "ExternallyManagedConfigError";

  private Acceptance() {}

  static boolean isSynced(ObjectNode object) {
    return synced(object).path("status").asText().equals("True")
        && object.path("status").hasNonNull("lastSyncedTime");
  }

  /** Why the split is not in force; the first object that Consul does not have. */
  static Optional<String> objection(RouteTarget target, LiveObjects live) {
    Stream<ObjectRef> protocols =
        ConsulApi.services(target).stream().map(service -> ConsulApi.defaults(target, service));
    List<ObjectRef> routes =
        ServiceRouters.isNeeded(target)
            ? List.of(ConsulApi.splitter(target), ConsulApi.router(target))
            : List.of(ConsulApi.splitter(target));
    return Stream.concat(protocols, routes.stream())
        .flatMap(ref -> live.tree(ref).flatMap(object -> objection(ref, object)).stream())
        .findFirst();
  }

  private static Optional<String> objection(ObjectRef ref, ObjectNode object) {
    if (isSynced(object)) {
      return Optional.empty();
    }
    JsonNode condition = synced(object);
    if (condition.path("reason").asText().equals(FOREIGN)) {
      return Optional.of(
          "Consul has an entry for %s that was not made by Kubernetes; delete it, or set the annotation consul.hashicorp.com/migrate-entry if it says the same"
              .formatted(ref));
    }
    String message = condition.path("message").asText();
    return Optional.of(
        message.isEmpty()
            ? "Consul has not synced %s yet".formatted(ref)
            : "Consul has not synced %s: %s".formatted(ref, message));
  }

  private static JsonNode synced(ObjectNode object) {
    for (JsonNode condition : object.path("status").path("conditions")) {
      if (condition.path("type").asText().equals("Synced")) {
        return condition;
      }
    }
    return object.path("status").path("conditions").path("Synced");
  }
}
