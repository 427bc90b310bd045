package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.haldane.api.v1beta1.ServiceSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ports of a Service: that of the canary, and those that are found in the pods. What the API
 * server would refuse is not among them: each number has one port for each protocol, and each port
 * a name of its own.
 *
 * @param podSpec of the pods that the Service leads to
 * @param nextSpec of the pods of the target, which may be another version
 * @param given where the port of the user's own Service leads to; null when that is not known
 */
record ServicePorts(
    ServiceSpec spec, JsonNode podSpec, JsonNode nextSpec, @Nullable JsonNode given) {
  private static final String TCP = "TCP";
  private static final int HIGHEST = 65535;
  private static final List<String> SIDECARS = List.of("istio-proxy", "envoy");

  /**
   * @param before those that are there
   * @param theirs whether the Service is a user's own, which keeps the ports that it has
   */
  ArrayNode of(JsonNode before, boolean theirs) {
    List<ObjectNode> ports = new ArrayList<>();
    ports.add(main(before));
    if (Boolean.TRUE.equals(spec.portDiscovery())) {
      podSpec.path("containers").forEach(container -> discover(container, ports));
    }
    PortNames.unique(ports);
    return PortMerge.of(ports, before, theirs, spec);
  }

  private ObjectNode main(JsonNode before) {
    String name = spec.portName() == null ? "http" : spec.portName();
    ObjectNode port = port(name, TCP, spec.port());
    port.set("targetPort", settled(before));
    if (spec.appProtocol() != null) {
      port.put("appProtocol", spec.appProtocol());
    }
    return port;
  }

  private static ObjectNode port(String name, String protocol, int number) {
    return Bodies.array()
        .addObject()
        .put("name", name)
        .put("protocol", protocol)
        .put("port", number);
  }

  /**
   * Where the port leads to. A port that only the next version listens on waits for its promotion:
   * until then the Service goes on leading to the one that these pods have.
   */
  private JsonNode settled(JsonNode before) {
    JsonNode wanted = target();
    JsonNode now = PortMerge.find(before, TCP, spec.port()).path("targetPort");
    boolean tooEarly = listens(nextSpec, wanted) && !listens(podSpec, wanted);
    return tooEarly && listens(podSpec, now) ? now.deepCopy() : wanted;
  }

  private JsonNode target() {
    IntOrString target = spec.targetPort();
    if (target == null) {
      return given == null ? IntNode.valueOf(spec.port()) : given;
    }
    String name = target.getStrVal();
    if (name != null && name.chars().allMatch(Character::isDigit) && name.length() < 6) {
      return IntNode.valueOf(name.isEmpty() ? spec.port() : Integer.parseInt(name));
    }
    Integer number = target.getIntVal();
    return name != null
        ? TextNode.valueOf(name)
        : IntNode.valueOf(number == null || number == 0 ? spec.port() : number);
  }

  /** Whether a container says that it listens there. */
  private static boolean listens(JsonNode podSpec, JsonNode target) {
    return podSpec
        .path("containers")
        .valueStream()
        .flatMap(container -> container.path("ports").valueStream())
        .anyMatch(port ->
            target.isNumber()
                ? port.path("containerPort").asInt() == target.asInt()
                : target.isTextual() && port.path("name").equals(target));
  }

  private void discover(JsonNode container, List<ObjectNode> ports) {
    String name = container.path("name").asText();
    if (SIDECARS.contains(name)) {
      return;
    }
    int index = 0;
    for (JsonNode port : container.path("ports")) {
      int number = port.path("containerPort").asInt();
      String protocol = port.path("protocol").asText(TCP);
      String portName = port.path("name").asText(PortNames.standIn(protocol, name, index++));
      boolean known = ports.stream().anyMatch(other -> PortMerge.isSame(other, protocol, number));
      if (!known && number > 0 && number <= HIGHEST && !isMain(number, protocol, portName)) {
        ports.add(port(portName, protocol, number).put("targetPort", number));
      }
    }
  }

  private boolean isMain(int number, String protocol, String name) {
    JsonNode main = target();
    return protocol.equals(TCP)
        && (main.isNumber() ? number == main.asInt() : name.equals(main.asText()));
  }
}
