package io.haldane.mesh.appmesh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import java.util.Optional;

/** What the controller of App Mesh says of an object as it is now. */
final class Acceptance {
  private Acceptance() {}

  /** Why the routes are not in force; without any status nobody objects. */
  static Optional<String> objection(ObjectNode object, ObjectRef ref) {
    JsonNode status = object.path("status");
    long observed = status.path("observedGeneration").asLong(Long.MAX_VALUE);
    if (object.path("metadata").path("generation").asLong(0) > observed) {
      return Optional.of("App Mesh has not observed the last change of " + ref);
    }
    return status
        .path("conditions")
        .valueStream()
        .filter(condition -> condition.path("type").asText().endsWith("Active"))
        .filter(condition -> condition.path("status").asText().equals("False"))
        .map(condition ->
            "App Mesh reports %s False for %s: %s"
                .formatted(
                    condition.path("type").asText(), ref, condition.path("message").asText()))
        .findFirst();
  }
}
