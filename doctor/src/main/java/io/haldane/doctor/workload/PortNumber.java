package io.haldane.doctor.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;

/** The Service leads to a port on which no container listens. */
public final class PortNumber implements Check {
  private static final Code CODE =
      Code.warning(
          "port-not-in-container",
          "The Service leads to a port that no container declares.",
          "Set spec.service.targetPort to the port of the container, or declare the port in the container.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    List<JsonNode> declared = PodPorts.declared(s);
    ServiceSpec service = s.spec().service();
    // Without targetPort, the Service that a user had before keeps its own.
    boolean given = service != null && service.targetPort() == null && ApexService.isUsers(s);
    Optional<Integer> wanted =
        PodPorts.wanted(s).flatMap(PodPorts::number).filter(number -> number > 0);
    return declared.isEmpty() || given
        ? List.of()
        : wanted.stream()
            .filter(number ->
                declared.stream().noneMatch(port -> port.path("containerPort").asInt() == number))
            .map(number ->
                "The Service leads to port %d, the containers have: %s."
                    .formatted(number, PodPorts.list(declared)))
            .toList();
  }
}
