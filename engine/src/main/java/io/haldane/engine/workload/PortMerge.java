package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.ServiceSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Our ports among those that a Service has; a merge patch replaces the list as a whole. */
final class PortMerge {
  private PortMerge() {}

  /**
   * @param theirs whether ports that are not ours stay
   */
  static ArrayNode of(List<ObjectNode> ours, JsonNode before, boolean theirs, ServiceSpec spec) {
    ours.forEach(port -> keepNodePort(port, before));
    if (!theirs) {
      ours.forEach(port -> keepNodePortOfName(port, ours, before));
      return Bodies.array().addAll(ours);
    }
    List<ObjectNode> left = new ArrayList<>(ours);
    List<ObjectNode> merged = new ArrayList<>();
    for (JsonNode old : before) {
      ObjectNode own = take(left, old);
      merged.add(own == null ? Bodies.copy(old) : over(old, own, spec));
    }
    merged.addAll(left);
    PortNames.unique(merged);
    return Bodies.array().addAll(merged);
  }

  private static @Nullable ObjectNode take(List<ObjectNode> ports, JsonNode like) {
    for (ObjectNode port : ports) {
      if (isSame(like, port.path("protocol").asText(), port.path("port").asInt())) {
        ports.remove(port);
        return port;
      }
    }
    return null;
  }

  /** The user's port, leading where ours does; others may refer to it by the name that it has. */
  private static ObjectNode over(JsonNode old, ObjectNode own, ServiceSpec spec) {
    ObjectNode merged = Bodies.copy(old);
    boolean named = spec.portName() != null && own.path("port").asInt() == spec.port();
    String name = old.path("name").asText();
    merged.setAll(own);
    if (!named && !name.isEmpty()) {
      merged.put("name", name);
    }
    return merged;
  }

  private static void keepNodePort(ObjectNode port, JsonNode before) {
    copyNodePort(find(before, port.path("protocol").asText(), port.path("port").asInt()), port);
  }

  /** A port whose number has changed goes on being reached where it was, if no other is there. */
  private static void keepNodePortOfName(ObjectNode port, List<ObjectNode> ours, JsonNode before) {
    if (port.has("nodePort")) {
      return;
    }
    before
        .valueStream()
        .filter(old -> old.path("name").equals(port.path("name")))
        .filter(old -> old.path("protocol").asText("TCP").equals(port.path("protocol").asText()))
        .filter(old -> ours.stream().noneMatch(other -> isSame(old, other)))
        .forEach(old -> copyNodePort(old, port));
  }

  private static void copyNodePort(JsonNode from, ObjectNode port) {
    if (from.path("nodePort").asInt(0) > 0) {
      port.set("nodePort", from.get("nodePort"));
    }
  }

  /** The port of that number and protocol; missing when there is none. */
  static JsonNode find(JsonNode ports, String protocol, int number) {
    return ports
        .valueStream()
        .filter(port -> isSame(port, protocol, number))
        .findFirst()
        .orElseGet(MissingNode::getInstance);
  }

  private static boolean isSame(JsonNode port, JsonNode other) {
    return isSame(port, other.path("protocol").asText("TCP"), other.path("port").asInt());
  }

  static boolean isSame(JsonNode port, String protocol, int number) {
    return port.path("port").asInt() == number
        && port.path("protocol").asText("TCP").equals(protocol);
  }
}
