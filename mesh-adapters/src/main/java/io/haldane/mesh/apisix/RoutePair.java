package io.haldane.mesh.apisix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.v1beta1.ObjectReference;
import io.haldane.mesh.common.RouteMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ApisixRoute of a user that {@code spec.routeRef} names, and the one beside it that splits.
 * The first is only read.
 *
 * @param name of the user's route
 */
record RoutePair(RouteTarget target, String name) {
  private static final String GROUP = "apisix.apache.org";
  static final RoutedKind KIND = RoutedKind.written(GROUP, "ApisixRoute", "apisixroutes", "v2");

  static Optional<RoutePair> of(RouteTarget target) {
    ObjectReference reference = target.canary().getSpec().routeRef();
    return reference == null || reference.name().isEmpty()
        ? Optional.empty()
        : Optional.of(new RoutePair(target, reference.name()));
  }

  ObjectRef source() {
    return ref(name);
  }

  ObjectRef canary() {
    return ref("%s-%s-canary".formatted(name, target.apex()));
  }

  private ObjectRef ref(String name) {
    return new ObjectRef(GROUP + "/v2", "ApisixRoute", target.namespace(), name);
  }

  /** The entries that lead to the Service, and to others perhaps. */
  List<ObjectNode> entries(ObjectNode source) {
    List<ObjectNode> entries = new ArrayList<>();
    for (JsonNode entry : source.path("spec").path("http")) {
      if (entry instanceof ObjectNode http && backend(http, target.apex()).isPresent()) {
        entries.add(http);
      }
    }
    return entries;
  }

  static Optional<ObjectNode> backend(JsonNode entry, String service) {
    for (JsonNode backend : entry.path("backends")) {
      if (backend instanceof ObjectNode found
          && backend.path("serviceName").asText().equals(service)) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** Whether the split may be written: the user's route leads to the Service and nowhere else. */
  boolean canSplit(LiveObjects live) {
    return live.tree(source())
        .map(this::entries)
        .filter(entries -> !entries.isEmpty())
        .filter(entries -> entries.stream().allMatch(entry -> entry.path("backends").size() == 1))
        .isPresent();
  }

  boolean isOurs(ObjectNode route) {
    return RouteMetadata.controls(target, route);
  }
}
