package io.haldane.doctor.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.KubeObjects;
import io.haldane.doctor.snapshot.NeighborKind;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Pods that the mesh does not see. */
public final class Sidecar implements Check {
  private static final Code CODE =
      Code.warning(
          "sidecar-missing",
          "Pods have no proxy of the mesh, so the builtin metrics have no data of them.",
          "Turn on injection for the namespace, and restart the pods.");

  @Override
  public Code code() {
    return CODE;
  }

  private static final Map<String, String> PROXIES =
      Map.of("istio", "istio-proxy", "linkerd", "linkerd-proxy", "kuma", "kuma-sidecar");

  @Override
  public List<String> find(Snapshot s) {
    String proxy = PROXIES.get(s.provider());
    if (proxy == null) {
      return List.of();
    }
    return Stream.of(s.primary(), s.target())
        .flatMap(Optional::stream)
        .filter(workload -> {
          List<ObjectNode> pods = pods(s, workload);
          return !pods.isEmpty() && pods.stream().noneMatch(pod -> has(pod, proxy));
        })
        .map(workload ->
            "The pods of %s have no container %s.".formatted(KubeObjects.name(workload), proxy))
        .toList();
  }

  /** Those that run, without pods that ztunnel serves. */
  private static List<ObjectNode> pods(Snapshot s, ObjectNode workload) {
    return s.neighbors().all(NeighborKind.PODS).stream()
        .filter(pod -> pod.at("/status/phase").asText().equals("Running"))
        .filter(pod -> !pod.at("/metadata/annotations").has("ambient.istio.io/redirection"))
        .filter(pod ->
            KubeObjects.selects(
                workload.at("/spec/selector"), KubeObjects.texts(pod.at("/metadata/labels"))))
        .toList();
  }

  private static boolean has(JsonNode pod, String proxy) {
    return Stream.of("containers", "initContainers")
        .flatMap(list -> pod.path("spec").path(list).valueStream())
        .anyMatch(container -> container.path("name").asText().equals(proxy));
  }
}
