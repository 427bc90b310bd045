package io.haldane.mesh.istio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.v1beta1.TargetRef;
import java.util.List;
import java.util.stream.Stream;

/**
 * A namespace in ambient mode, where pods have no sidecars and, without a waypoint, nothing reads a
 * VirtualService of the mesh: weights would have no effect, and every check would be of the old
 * version.
 */
final class AmbientNamespace {
  private static final String NAMESPACE = "Namespace";
  private static final String WAYPOINT = "istio.io/use-waypoint";

  static final RoutedKind KIND =
      RoutedKind.read("", NAMESPACE, "namespaces", "v1").besideWorkloads();

  private AmbientNamespace() {}

  static ObjectRef ref(RouteTarget target) {
    return new ObjectRef("v1", NAMESPACE, null, target.namespace());
  }

  /** Whether only a gateway has to split; it reads VirtualServices in every mode. */
  static boolean isBehindGateways(RouteTarget target) {
    return target.service().gateways().stream().anyMatch(name -> !name.equals("mesh"));
  }

  /** Nothing when the namespace cannot be read. */
  static List<String> losses(RouteTarget target, LiveObjects live) {
    JsonNode namespace = labels(live, ref(target), "/metadata/labels");
    boolean ambient =
        namespace.path("istio.io/dataplane-mode").asText().equals("ambient")
            && !isInjected(namespace);
    return ambient
            && !isBehindGateways(target)
            && !hasSidecars(target, live)
            && !hasWaypoint(target, namespace, live)
        ? List.of(
            "the namespace %s is in ambient mode, where no sidecar reads a VirtualService, so nothing would be split; use the provider istio:ambient with a waypoint, name a gateway in spec.service.gateways, or give the pods sidecars. Nothing was changed"
                .formatted(target.namespace()))
        : List.of();
  }

  /** Injection of sidecars has precedence over ambient mode. */
  private static boolean isInjected(JsonNode labels) {
    return labels.path("istio-injection").asText().equals("enabled") || labels.has("istio.io/rev");
  }

  private static boolean hasSidecars(RouteTarget target, LiveObjects live) {
    TargetRef workload = target.canary().getSpec().targetRef();
    ObjectRef ref =
        new ObjectRef(workload.apiVersion(), workload.kind(), target.namespace(), workload.name());
    return Stream.of("labels", "annotations")
        .map(where -> labels(live, ref, "/spec/template/metadata/" + where))
        .anyMatch(pod -> pod.path("sidecar.istio.io/inject").asText().equals("true"));
  }

  private static boolean hasWaypoint(RouteTarget target, JsonNode namespace, LiveObjects live) {
    ObjectRef service = new ObjectRef("v1", "Service", target.namespace(), target.apex());
    JsonNode own = labels(live, service, "/metadata/labels");
    String name = (own.has(WAYPOINT) ? own : namespace).path(WAYPOINT).asText();
    return !name.isEmpty() && !name.equals("none");
  }

  private static JsonNode labels(LiveObjects live, ObjectRef ref, String path) {
    return live.tree(ref).map(object -> object.at(path)).orElseGet(MissingNode::getInstance);
  }
}
