package io.haldane.mesh.gatewayapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import java.util.Optional;

/** Whether the gateways have taken the route as it stands now. */
final class Acceptance {
  private Acceptance() {}

  /**
   * Why not; empty when every parent that is reported on has accepted the present generation and
   * found all that it refers to. Of a parent that nobody reports on nothing is known, and some
   * implementations never report.
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

  private static Optional<String> missing(JsonNode parent, ObjectNode route) {
    Reports reports = Reports.of(parent, route);
    return reports.isStale()
        ? Optional.of("its last change has not been observed")
        : reports.present().stream()
            .map(Acceptance::objection)
            .flatMap(Optional::stream)
            .findFirst();
  }

  private static Optional<String> objection(JsonNode report) {
    JsonNode accepted = Reports.condition(report, Reports.ACCEPTED);
    if (accepted.isMissingNode()) {
      return Optional.of("there is no condition " + Reports.ACCEPTED);
    }
    return not("True", accepted)
        .or(() -> not("True", Reports.condition(report, "ResolvedRefs")))
        .or(() -> not("False", Reports.condition(report, "PartiallyInvalid")));
  }

  /** A condition that is not there objects to nothing; one that is unknown is no consent. */
  private static Optional<String> not(String wanted, JsonNode condition) {
    if (condition.isMissingNode() || condition.path("status").asText().equals(wanted)) {
      return Optional.empty();
    }
    String words = condition.path("reason").asText() + " " + condition.path("message").asText();
    return Optional.of(
        words.isBlank()
            ? condition.path("type").asText() + " is " + condition.path("status").asText()
            : words.strip());
  }

  private static String namespace(ObjectNode route) {
    return route.path("metadata").path("namespace").asText();
  }
}
