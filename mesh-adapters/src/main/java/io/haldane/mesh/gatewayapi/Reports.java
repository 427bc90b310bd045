package io.haldane.mesh.gatewayapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What controllers say of a route and one of its parents. Several may report on one parent. Those
 * that have looked at the present generation must all agree; the report of one that no longer
 * serves the parent stays, and grows old. Where nobody counts generations, all that is said counts.
 *
 * @param all on that parent
 * @param present the ones that count; none when all of them are old
 */
record Reports(List<JsonNode> all, List<JsonNode> present) {
  static final String ACCEPTED = "Accepted";

  static Reports of(JsonNode parent, ObjectNode route) {
    String namespace = route.path("metadata").path("namespace").asText();
    long generation = route.path("metadata").path("generation").asLong(0);
    List<JsonNode> all = new ArrayList<>();
    List<JsonNode> present = new ArrayList<>();
    List<JsonNode> uncounted = new ArrayList<>();
    for (JsonNode report : route.path("status").path("parents")) {
      if (ParentRefs.same(parent, report.path("parentRef"), namespace)) {
        all.add(report);
        JsonNode observed = observed(report);
        if (observed.isMissingNode() || observed.isNull()) {
          uncounted.add(report);
        } else if (observed.asLong() >= generation) {
          present.add(report);
        }
      }
    }
    return new Reports(all, present.isEmpty() ? uncounted : present);
  }

  /** Whether there are reports, and all of them are on an older route. */
  boolean isStale() {
    return present.isEmpty() && !all.isEmpty();
  }

  /**
   * Names of the controllers behind the parent. While none has seen the last change, those that saw
   * the latest change before it.
   */
  Set<String> controllers() {
    long latest = all.stream().mapToLong(report -> observed(report).asLong()).max().orElse(0);
    List<JsonNode> heard =
        isStale()
            ? all.stream().filter(report -> observed(report).asLong() == latest).toList()
            : present;
    return heard.stream()
        .map(report -> report.path("controllerName").asText())
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static JsonNode observed(JsonNode report) {
    return condition(report, ACCEPTED).path("observedGeneration");
  }

  static JsonNode condition(JsonNode report, String type) {
    for (JsonNode condition : report.path("conditions")) {
      if (condition.path("type").asText().equals(type)) {
        return condition;
      }
    }
    return MissingNode.getInstance();
  }
}
