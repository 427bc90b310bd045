package io.haldane.engine.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.haldane.api.v1beta1.ServiceSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever the pods and a user's Service look like, an API server takes what is rendered. */
final class ServicePortsTest {
  private static final KubernetesSerialization SERIALIZATION =
      new KubernetesSerialization(new ObjectMapper(), false);
  private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
  private static final List<String> NAMES = List.of("http", "grpc", "dns", "metrics", "http-80");
  private static final List<String> PROTOCOLS = List.of("TCP", "UDP", "SCTP");
  private static final int CASES = 20_000;

  private final Random dice = new Random(11);

  private int number() {
    return List.of(80, 53, 8080, 9090, 65535).get(dice.nextInt(5));
  }

  private <T> T one(List<T> of) {
    return of.get(dice.nextInt(of.size()));
  }

  @Test
  void every_rendered_list_of_ports_follows_the_rules_of_the_api() {
    for (int i = 0; i < CASES; i++) {
      ServiceSpec spec = spec();
      ObjectNode podSpec = podSpec();
      JsonNode before = dice.nextBoolean() ? MissingNode.getInstance() : present();
      boolean theirs = dice.nextBoolean();
      ServicePorts ports = new ServicePorts(spec, podSpec, podSpec, null);
      ArrayNode rendered = ports.of(before, theirs);
      assertFit(rendered, spec + " in " + podSpec + " over " + before);
      assertThat(ports.of(rendered, theirs)).as("rendered again").isEqualTo(rendered);
      if (theirs) {
        assertKept(rendered, before);
      }
    }
  }

  private ServiceSpec spec() {
    ObjectNode spec = Bodies.array().addObject();
    spec.put("port", number()).put("portDiscovery", true);
    if (dice.nextBoolean()) {
      spec.put("portName", one(NAMES));
    }
    switch (dice.nextInt(3)) {
      case 0 -> spec.put("targetPort", number());
      case 1 -> spec.put("targetPort", one(NAMES));
      default -> {}
    }
    return SERIALIZATION.convertValue(spec, ServiceSpec.class);
  }

  private ObjectNode podSpec() {
    ObjectNode podSpec = Bodies.array().addObject();
    ArrayNode containers = podSpec.putArray("containers");
    for (int c = dice.nextInt(3); c >= 0; c--) {
      ObjectNode container = containers.addObject();
      container.put("name", "a".repeat(1 + dice.nextInt(63)));
      ArrayNode ports = container.putArray("ports");
      for (int p = dice.nextInt(5); p > 0; p--) {
        ObjectNode port = ports.addObject().put("containerPort", number());
        if (dice.nextBoolean()) {
          port.put("name", one(NAMES));
        }
        if (dice.nextBoolean()) {
          port.put("protocol", one(PROTOCOLS));
        }
      }
    }
    return podSpec;
  }

  /** Ports as an API server holds them: fit, and with node ports of their own. */
  private ArrayNode present() {
    ArrayNode ports = Bodies.array();
    Set<String> taken = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (int p = 1 + dice.nextInt(4); p > 0; p--) {
      int number = number();
      String protocol = one(PROTOCOLS);
      String name = one(NAMES);
      if (taken.add(number + protocol) && names.add(name)) {
        ports
            .addObject()
            .put("name", name)
            .put("port", number)
            .put("protocol", protocol)
            .put("targetPort", number())
            .put("nodePort", 30000 + ports.size());
      }
    }
    return ports;
  }

  /** As the API server checks a Service. */
  private static void assertFit(JsonNode ports, String input) {
    Set<String> names = new HashSet<>();
    Set<String> numbers = new HashSet<>();
    Set<Integer> nodePorts = new HashSet<>();
    assertThat(ports).as(input).isNotEmpty();
    for (JsonNode port : ports) {
      String name = port.path("name").asText();
      assertThat(name).as(input).matches(DNS_LABEL);
      assertThat(names.add(name)).as("name %s once: %s", name, input).isTrue();
      String protocol = port.path("protocol").asText();
      assertThat(PROTOCOLS).contains(protocol);
      assertThat(numbers.add(protocol + port.path("port")))
          .as("%s %s once: %s", protocol, port.path("port"), input)
          .isTrue();
      assertThat(port.path("port").asInt()).isBetween(1, 65535);
      if (port.has("nodePort")) {
        assertThat(nodePorts.add(port.path("nodePort").asInt())).as(input).isTrue();
      }
    }
  }

  private static void assertKept(JsonNode rendered, JsonNode before) {
    for (JsonNode old : before) {
      JsonNode kept =
          PortMerge.find(rendered, old.path("protocol").asText(), old.path("port").asInt());
      assertThat(kept.path("nodePort"))
          .as("%s in %s", old, rendered)
          .isEqualTo(old.get("nodePort"));
    }
  }

  @Test
  void a_stand_in_for_a_name_fits_however_long_the_container_is_called() {
    assertThat(PortNames.standIn("UDP", "dns", 0)).isEqualTo("udp-dns-0");
    assertThat(PortNames.standIn("TCP", "a".repeat(63), 10)).hasSize(63).endsWith("-10");
  }

  @Test
  void a_number_that_is_written_as_a_text_is_a_number() {
    ObjectNode spec = Bodies.array().addObject().put("port", 80).put("targetPort", "9898");
    ServicePorts ports =
        new ServicePorts(
            SERIALIZATION.convertValue(spec, ServiceSpec.class),
            MissingNode.getInstance(),
            MissingNode.getInstance(),
            null);
    assertThat(ports.of(MissingNode.getInstance(), false).at("/0/targetPort").isInt()).isTrue();
  }
}
