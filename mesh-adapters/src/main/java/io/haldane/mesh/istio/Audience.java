package io.haldane.mesh.istio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.mesh.common.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Those who come by the same kind of door, and so need the same rules. A gateway, or a delegate's
 * root, listens on a port that says nothing about which port of a Service is meant. A client in the
 * mesh has called one of them by number: that one is meant, unless the route names another.
 *
 * @param gateways that the rules are for; empty when there is one audience only
 * @param namesPort whether destinations name the port
 */
record Audience(List<String> gateways, boolean namesPort) {
  private static final String MESH = "mesh";

  static List<Audience> of(ServiceSpec service) {
    if (!Boolean.TRUE.equals(service.portDiscovery())) {
      return List.of(new Audience(List.of(), false));
    }
    List<String> edge = new ArrayList<>(service.gateways());
    boolean mesh = edge.removeIf(MESH::equals);
    if (mesh && !edge.isEmpty()) {
      return List.of(new Audience(edge, true), new Audience(List.of(MESH), false));
    }
    return List.of(new Audience(List.of(), !edge.isEmpty() || Refusals.delegates(service)));
  }

  /**
   * The rules for this audience alone; those that are for others by their own words are left out.
   */
  ArrayNode narrow(ArrayNode rules) {
    if (gateways.isEmpty()) {
      return rules;
    }
    ArrayNode narrowed = Json.array();
    for (JsonNode rule : rules) {
      ArrayNode matches = matches(rule.path("match"));
      if (!matches.isEmpty()) {
        ObjectNode own = Json.object();
        own.set("match", matches);
        rule.properties().forEach(field -> own.putIfAbsent(field.getKey(), field.getValue()));
        narrowed.add(own);
      }
    }
    return narrowed;
  }

  private ArrayNode matches(JsonNode asked) {
    ArrayNode matches = Json.array();
    if (asked.isEmpty()) {
      matches.addObject().set("gateways", Json.array(gateways));
    }
    for (JsonNode match : asked) {
      List<String> through = through(match.path("gateways"));
      if (!through.isEmpty()) {
        ObjectNode own = match.deepCopy();
        own.set("gateways", Json.array(through));
        matches.add(own);
      }
    }
    return matches;
  }

  /** A condition may name gateways itself, and not always as the route writes them. */
  private List<String> through(JsonNode named) {
    if (named.isEmpty()) {
      return gateways;
    }
    List<String> through = new ArrayList<>();
    named.forEach(name -> through.add(name.asText()));
    boolean mesh = gateways.contains(MESH);
    through.removeIf(name -> name.equals(MESH) != mesh);
    return through;
  }
}
