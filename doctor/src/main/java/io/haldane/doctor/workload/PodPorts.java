package io.haldane.doctor.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The ports that the containers of the target declare, and the one that its Service leads to. */
final class PodPorts {
  private PodPorts() {}

  static List<JsonNode> declared(Snapshot s) {
    return containers(s).flatMap(container -> container.path("ports").valueStream()).toList();
  }

  static Stream<JsonNode> containers(Snapshot s) {
    return s.podSpec().path("containers").valueStream();
  }

  /** A number or a name; empty without a Service, or where the pods were not read. */
  static Optional<IntOrString> wanted(Snapshot s) {
    ServiceSpec service = s.spec().service();
    if (service == null || s.podSpec().isMissingNode()) {
      return Optional.empty();
    }
    IntOrString target = service.targetPort();
    return Optional.of(target == null ? new IntOrString(service.port()) : target);
  }

  /** The number, if it is one. */
  static Optional<Integer> number(IntOrString port) {
    String text = port.getStrVal();
    if (text == null) {
      return Optional.ofNullable(port.getIntVal());
    }
    return text.matches("\\d{1,5}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  static String list(List<JsonNode> ports) {
    return String.join(
        ", ",
        ports.stream()
            .map(port ->
                port.path("containerPort").asText()
                    + (port.has("name") ? " (" + port.path("name").asText() + ")" : ""))
            .toList());
  }
}
