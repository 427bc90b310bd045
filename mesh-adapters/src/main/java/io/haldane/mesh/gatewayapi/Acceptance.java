package io.haldane.mesh.gatewayapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import java.util.Optional;

/** Whether the gateways have taken the route as it stands now. */
final class Acceptance {
  private static final String ACCEPTED = "Accepted";

  private Acceptance() {}

  /**
   * Why not; empty when every parent that is reported on has accepted the present generation. Of a
   * parent that nobody reports on nothing is known, and some implementations never report.
   */
  static Optional<String> missing(ObjectRef ref, ObjectNode route) {
    for (JsonNode parent : route.path("spec").path("parentRefs")) {
      Optional<String> why = missing(parent, route);
      if (why.isPresent()) {
        String gateway = ParentRefs.text(parent, namespace(route));
        return Optional.of("%s is not accepted by %s: %s".formatted(ref, gateway, why.get()));
      }
    }
    return Optional.empty();
  }

  /**
   * One acceptance is enough: the report of a controller that no longer serves the parent stays,
   * and grows old.
   */
  private static Optional<String> missing(JsonNode parent, ObjectNode route) {
    Optional<String> why = Optional.empty();
    for (JsonNode report : route.path("status").path("parents")) {
      if (ParentRefs.same(parent, report.path("parentRef"), namespace(route))) {
        why = missingIn(report, route.path("metadata").path("generation").asLong(0));
        if (why.isEmpty()) {
          return why;
        }
      }
    }
    return why;
  }

  private static Optional<String> missingIn(JsonNode report, long generation) {
    for (JsonNode condition : report.path("conditions")) {
      if (condition.path("type").asText().equals(ACCEPTED)) {
        if (condition.path("observedGeneration").asLong(generation) < generation) {
          return Optional.of("its last change has not been looked at");
        }
        return condition.path("status").asText().equals("True")
            ? Optional.empty()
            : Optional.of(
                condition.path("reason").asText() + " " + condition.path("message").asText());
      }
    }
    return Optional.of("there is no condition " + ACCEPTED);
  }

  private static String namespace(ObjectNode route) {
    return route.path("metadata").path("namespace").asText();
  }
}
