package io.haldane.mesh.gatewayapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the gateways have taken the route as it stands now. */
final class Acceptance {
  private static final String ACCEPTED = "Accepted";

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

  /**
   * Several controllers may report on one parent. Those that have looked at the present generation
   * must all agree; the report of one that no longer serves the parent stays, and grows old. Where
   * nobody counts generations, all that is said counts.
   */
  private static Optional<String> missing(JsonNode parent, ObjectNode route) {
    long generation = route.path("metadata").path("generation").asLong(0);
    List<JsonNode> present = new ArrayList<>();
    List<JsonNode> uncounted = new ArrayList<>();
    boolean reported = false;
    for (JsonNode report : route.path("status").path("parents")) {
      if (ParentRefs.same(parent, report.path("parentRef"), namespace(route))) {
        reported = true;
        JsonNode observed = condition(report, ACCEPTED).path("observedGeneration");
        if (observed.isMissingNode() || observed.isNull()) {
          uncounted.add(report);
        } else if (observed.asLong() >= generation) {
          present.add(report);
        }
      }
    }
    List<JsonNode> heard = present.isEmpty() ? uncounted : present;
    if (reported && heard.isEmpty()) {
      return Optional.of("its last change has not been observed");
    }
    return heard.stream().map(Acceptance::objection).flatMap(Optional::stream).findFirst();
  }

  private static Optional<String> objection(JsonNode report) {
    JsonNode accepted = condition(report, ACCEPTED);
    if (accepted.isMissingNode()) {
      return Optional.of("there is no condition " + ACCEPTED);
    }
    return not("True", accepted)
        .or(() -> not("True", condition(report, "ResolvedRefs")))
        .or(() -> not("False", condition(report, "PartiallyInvalid")));
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

  private static JsonNode condition(JsonNode report, String type) {
    for (JsonNode condition : report.path("conditions")) {
      if (condition.path("type").asText().equals(type)) {
        return condition;
      }
    }
    return MissingNode.getInstance();
  }

  private static String namespace(ObjectNode route) {
    return route.path("metadata").path("namespace").asText();
  }
}
