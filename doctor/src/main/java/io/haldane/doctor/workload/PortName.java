package io.haldane.doctor.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;

/** The Service leads to a port by a name that no container has. */
public final class PortName implements Check {
  private static final Code CODE =
      Code.error(
          "port-name-missing",
          "The Service leads to a named port that no container has, so it leads nowhere.",
          "Set spec.service.targetPort to a name or number of a port of the container.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    List<JsonNode> declared = PodPorts.declared(s);
    return PodPorts.wanted(s).stream()
        .filter(port -> PodPorts.number(port).isEmpty() && port.getStrVal() != null)
        .map(port -> String.valueOf(port.getStrVal()))
        .filter(
            name -> declared.stream().noneMatch(port -> port.path("name").asText().equals(name)))
        .map(name ->
            "spec.service.targetPort is %s, the containers have %s."
                .formatted(name, declared.isEmpty() ? "no ports" : PodPorts.list(declared)))
        .toList();
  }
}
