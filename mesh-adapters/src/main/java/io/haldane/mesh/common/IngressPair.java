package io.haldane.mesh.common;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.ObjectReference;
import java.util.List;
import java.util.Optional;

/**
 * The Ingress of a user that {@code spec.ingressRef} names, and the one beside it that splits. The
 * first is only read.
 *
 * @param name of the user's Ingress
 */
public record IngressPair(RouteTarget target, String name) {
  private static final String GROUP = "networking.k8s.io";
  private static final int LONGEST_NAME = 253;

  /** Both are where the workloads are, as an ingress controller sends requests to pods. */
  public static final RoutedKind KIND =
      RoutedKind.written(GROUP, "Ingress", "ingresses", "v1").besideWorkloads();

  public static Optional<IngressPair> of(RouteTarget target) {
    ObjectReference reference = target.canary().getSpec().ingressRef();
    return reference == null || reference.name().isEmpty()
        ? Optional.empty()
        : Optional.of(new IngressPair(target, reference.name()));
  }

  public ObjectRef source() {
    return ref(name);
  }

  public ObjectRef canary() {
    return ref(name + "-canary");
  }

  private ObjectRef ref(String name) {
    return new ObjectRef(GROUP + "/v1", "Ingress", target.namespace(), name);
  }

  /** What is wrong with the reference itself. */
  public static List<String> refusals(RouteTarget target) {
    Optional<IngressPair> pair = of(target);
    if (pair.isEmpty()) {
      return List.of(
          "spec.ingressRef is missing; name the Ingress that leads to the Service "
              + target.apex());
    }
    int length = pair.get().canary().name().length();
    return length <= LONGEST_NAME
        ? List.of()
        : List.of(
            "spec.ingressRef names an Ingress whose name is too long: with -canary at the end it has %d characters, and %d are possible; rename the Ingress"
                .formatted(length, LONGEST_NAME));
  }

  /** What stands in the way among the live objects: an Ingress that is missing or not ours. */
  public List<String> obstacles(LiveObjects live) {
    Optional<ObjectNode> found = live.tree(source());
    if (found.isEmpty()) {
      return List.of(
          "%s does not exist; create it, or correct spec.ingressRef. Nothing was changed"
              .formatted(source()));
    }
    if (rules(found.get(), target.apex()).isEmpty()) {
      return List.of(
          "no path of %s leads to the Service %s; add one, or correct spec.ingressRef or spec.service.name. Nothing was changed"
              .formatted(source(), target.apex()));
    }
    return live.tree(canary()).flatMap(this::takenBy).map(List::of).orElse(List.of());
  }

  private Optional<String> takenBy(ObjectNode taken) {
    if (RouteMetadata.controls(target, taken)) {
      return Optional.empty();
    }
    for (JsonNode owner : taken.path("metadata").path("ownerReferences")) {
      if (owner.path("kind").asText().equals(Canary.KIND)) {
        return Optional.of(
            "%s was created for the canary %s, and two canaries cannot share an Ingress; give each Service an Ingress of its own. Nothing was changed"
                .formatted(canary(), owner.path("name").asText()));
      }
    }
    return Adoption.isUntouched(target, taken)
        ? Optional.of(
            "%s was not created for this canary, which needs an object of that name; rename or delete it. Nothing was changed"
                .formatted(canary()))
        : Optional.empty();
  }

  /** The rules of an Ingress with the paths that lead to that Service, and no other. */
  public static ArrayNode rules(ObjectNode ingress, String service) {
    ArrayNode rules = Json.array();
    for (JsonNode rule : ingress.path("spec").path("rules")) {
      ArrayNode paths = Json.array();
      for (JsonNode path : rule.path("http").path("paths")) {
        if (path.at("/backend/service/name").asText().equals(service)) {
          paths.add(path.deepCopy());
        }
      }
      if (!paths.isEmpty()) {
        ObjectNode own = rules.addObject();
        if (rule.has("host")) {
          own.set("host", rule.get("host"));
        }
        own.putObject("http").set("paths", paths);
      }
    }
    return rules;
  }
}
