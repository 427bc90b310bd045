package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.Metadata;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.api.v1beta1.UnmanagedMetadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The three Services: the apex that clients call, and one for each version. */
public final class Services {
  /** Keeps Flux from taking back what is managed here. */
  private static final Map<String, String> KEEP_FLUX_AWAY =
      Map.of(
          "kustomize.toolkit.fluxcd.io/reconcile", "disabled",
          "helm.toolkit.fluxcd.io/driftDetection", "disabled");

  private final RouteTarget names;
  private final Canary canary;
  private final ServiceSpec spec;
  private final Selector selector;
  private final ServicePorts ports;
  private final LiveObjects live;

  public Services(Canary canary, Selector selector, JsonNode podSpec, LiveObjects live) {
    this.names = new RouteTarget(canary, "", null);
    this.canary = canary;
    this.spec = names.service();
    this.selector = selector;
    this.ports = new ServicePorts(spec, podSpec);
    this.live = live;
  }

  /** All three, whether they exist or not. */
  public static List<ObjectRef> refs(Canary canary) {
    RouteTarget names = new RouteTarget(canary, "", null);
    return List.of(
        ref(canary, names.canaryService()),
        ref(canary, names.primary()),
        ref(canary, names.apex()));
  }

  static ObjectRef ref(Canary canary, String name) {
    return new ObjectRef("v1", "Service", canary.getMetadata().getNamespace(), name);
  }

  public Manifest canary() {
    return manifest(names.canaryService(), selector.value(), spec.canary());
  }

  public Manifest primary() {
    return manifest(names.primary(), selector.primaryValue(), spec.primary());
  }

  /** Once this is in place, plain clients of the Service reach the primary. */
  public Manifest apex() {
    return manifest(names.apex(), selector.primaryValue(), spec.apex());
  }

  public Manifest apexToCanary() {
    return manifest(names.apex(), selector.value(), spec.apex());
  }

  private Manifest manifest(String name, String value, @Nullable Metadata wanted) {
    ObjectRef ref = ref(canary, name);
    Optional<ObjectNode> before = live.json(ref);
    ObjectNode body = Bodies.of(ref);
    boolean ours = before.map(service -> Bodies.isControlledBy(service, canary)).orElse(true);
    metadata((ObjectNode) body.get("metadata"), name, wanted, ours, before.isPresent());
    ObjectNode service = body.putObject("spec");
    service.putObject("selector").put(selector.label(), value);
    service.set("ports", ports.of(before.orElse(null)));
    if (spec.trafficDistribution() != null) {
      service.put("trafficDistribution", spec.trafficDistribution());
    }
    if (before.isEmpty()) {
      service.put("type", "ClusterIP");
      if (Boolean.TRUE.equals(spec.headless())) {
        service.put("clusterIP", "None");
      }
    }
    return Manifest.of(ref, body, "/spec/selector");
  }

  /** A user's own Service keeps its labels and its owner; only Flux is told to look away. */
  private void metadata(
      ObjectNode metadata, String name, @Nullable Metadata wanted, boolean ours, boolean exists) {
    ObjectNode annotations = metadata.putObject("annotations");
    KEEP_FLUX_AWAY.forEach(annotations::put);
    if (!ours) {
      return;
    }
    Metadata given = wanted == null ? Metadata.NONE : wanted;
    ObjectNode labels = metadata.putObject("labels");
    given.labels().forEach(labels::put);
    labels.put(selector.label(), name);
    given.annotations().forEach(annotations::put);
    metadata.putArray("ownerReferences").add(Bodies.owner(canary));
    UnmanagedMetadata others = spec.unmanagedMetadata();
    if (exists && others != null) {
      others.labels().forEach(labels::remove);
      others.annotations().forEach(annotations::remove);
    }
  }

  /** The ports of the Services. */
  record ServicePorts(ServiceSpec spec, JsonNode podSpec) {
    private static final List<String> SIDECARS = List.of("istio-proxy", "envoy");

    ArrayNode of(@Nullable ObjectNode before) {
      ArrayNode ports = Bodies.array();
      ports.add(main());
      if (Boolean.TRUE.equals(spec.portDiscovery())) {
        podSpec.path("containers").forEach(container -> discover(container, ports));
      }
      if (before != null) {
        ports.forEach(port -> keepNodePort((ObjectNode) port, before.path("spec").path("ports")));
      }
      return ports;
    }

    private ObjectNode main() {
      ObjectNode port = port(spec.portName() == null ? "http" : spec.portName(), spec.port());
      if (targetName() != null) {
        port.put("targetPort", targetName());
      } else {
        port.put("targetPort", targetNumber());
      }
      if (spec.appProtocol() != null) {
        port.put("appProtocol", spec.appProtocol());
      }
      return port;
    }

    private static ObjectNode port(String name, int number) {
      return Bodies.array()
          .addObject()
          .put("name", name)
          .put("protocol", "TCP")
          .put("port", number);
    }

    private @Nullable String targetName() {
      return spec.targetPort() == null ? null : spec.targetPort().getStrVal();
    }

    private int targetNumber() {
      Integer number = spec.targetPort() == null ? null : spec.targetPort().getIntVal();
      return number == null || number == 0 ? spec.port() : number;
    }

    private void discover(JsonNode container, ArrayNode ports) {
      String name = container.path("name").asText();
      if (SIDECARS.contains(name)) {
        return;
      }
      int index = 0;
      for (JsonNode port : container.path("ports")) {
        int number = port.path("containerPort").asInt();
        String portName = port.path("name").asText("tcp-" + name + "-" + index++);
        if (!isMain(number, portName)) {
          ports.add(port(portName, number).put("targetPort", number));
        }
      }
    }

    private boolean isMain(int number, String name) {
      return number == spec.port()
          || name.equals(targetName())
          || (targetName() == null && number == targetNumber());
    }

    private static void keepNodePort(ObjectNode port, JsonNode before) {
      for (JsonNode old : before) {
        if (old.path("name").asText().equals(port.path("name").asText())
            && old.path("nodePort").asInt(0) > 0) {
          port.set("nodePort", old.get("nodePort"));
        }
      }
    }
  }
}
