package io.haldane.mesh.contour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Contour's status says of a proxy as it is now. */
final class Acceptance {
  /** The API server's own default, which Contour replaces. */
  private static final String NOT_LOOKED_AT = "NotReconciled";

  private Acceptance() {}

  /**
   * Why the split is not in force, or empty when it is. Without any status nobody objects. Neither
   * does who says that no root proxy includes this one: nobody comes by it, and nobody need wait
   * with the canary until a root is made.
   */
  static Optional<String> objection(ObjectNode proxy, String where) {
    JsonNode status = proxy.path("status");
    if (status.path("currentStatus").asText().equals(NOT_LOOKED_AT)) {
      String named = proxy.path("spec").path("ingressClassName").asText();
      return Optional.of(
          "Contour has not observed %s of %s yet"
              .formatted(where, named.isEmpty() ? "no ingress class" : "ingress class " + named));
    }
    JsonNode valid = validity(status);
    long observed = valid.path("observedGeneration").asLong(Long.MAX_VALUE);
    if (proxy.path("metadata").path("generation").asLong(0) > observed) {
      return Optional.of("Contour has not observed the last change of " + where);
    }
    return switch (valid.path("status").asText()) {
      case "False" ->
          onlyOrphaned(valid)
              ? Optional.empty()
              : Optional.of("Contour refuses " + where + ": " + errors(valid));
      case "Unknown" -> Optional.of("Contour has not decided yet whether it accepts " + where);
      // Contour's own word for it, where the conditions are not given.
      case "" ->
          status.path("currentStatus").asText().equals("invalid")
              ? Optional.of("Contour refuses " + where + ": " + status.path("description").asText())
              : Optional.empty();
      case String other -> Optional.empty();
    };
  }

  private static JsonNode validity(JsonNode status) {
    for (JsonNode condition : status.path("conditions")) {
      if (condition.path("type").asText().equals("Valid")) {
        return condition;
      }
    }
    return status.path("conditions").path("Valid");
  }

  private static boolean onlyOrphaned(JsonNode valid) {
    JsonNode errors = valid.path("errors");
    return errors.size() == 1 && errors.path(0).path("type").asText().equals("Orphaned");
  }

  private static String errors(JsonNode valid) {
    List<String> errors = new ArrayList<>();
    valid.path("errors").forEach(error -> errors.add(error.path("message").asText()));
    return errors.isEmpty() ? valid.path("message").asText() : String.join("; ", errors);
  }
}
