package io.haldane.mesh.gatewayapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.v1beta1.Analysis;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.mesh.common.RouteMetadata;
import io.haldane.mesh.common.ServiceFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a route of the user cannot be split in. */
final class UsersRouteRefusals {
  /** Of one rule, in every version of the API. */
  private static final int MOST_BACKENDS = 16;

  /** The greatest that the API takes, a million, before it is multiplied. */
  private static final long GREATEST = 1_000_000 / SharedRules.SCALE;

  private static final Map<String, String> INSTEAD =
      Stream.of("match", "timeout", "backendTimeout", "rewrite", "headers", "corsPolicy", "mirror")
          .collect(Collectors.toMap(field -> field, _ -> "write it into the route"));

  private UsersRouteRefusals() {}

  /** Whether the reference is one to an object of a kind that is declared. */
  static boolean isReadable(UsersRoute route) {
    return !route.reference().name().isEmpty()
        && versions(route).contains(route.reference().apiVersion());
  }

  private static List<String> versions(UsersRoute route) {
    return route.kind().versions(route.dialect().version()).stream()
        .map(version -> Version.GROUP + "/" + version)
        .toList();
  }

  static List<String> of(UsersRoute route) {
    List<String> refusals = new ArrayList<>();
    if (!isReadable(route)) {
      refusals.add(
          "spec.routeRef names no %s that can be read; set its name, and one of these as apiVersion: %s"
              .formatted(route.kind().kind(), String.join(", ", versions(route))));
    }
    Canary canary = route.target().canary();
    if (!Boolean.TRUE.equals(canary.getSpec().revertOnDeletion())) {
      refusals.add(
          "the route of spec.routeRef would lead to deleted Services after the canary is deleted; set spec.revertOnDeletion to true");
    }
    ServiceSpec service = route.target().service();
    refusals.addAll(ServiceFields.refusals(service, "a canary with spec.routeRef", INSTEAD));
    refuse(refusals, "spec.service.gatewayRefs", !service.gatewayRefs().isEmpty());
    refuse(refusals, "spec.service.hosts", !service.hosts().isEmpty());
    refuse(refusals, "spec.service.routeKind", service.routeKind() != null);
    analysis(refusals, canary.getSpec().analysis());
    return List.copyOf(refusals);
  }

  private static void refuse(List<String> refusals, String field, boolean set) {
    if (set) {
      refusals.add(
          field
              + " has no effect on the route that spec.routeRef names; remove it, and write it into the route");
    }
  }

  private static void analysis(List<String> refusals, Analysis analysis) {
    needsRules(refusals, "spec.analysis.match", !analysis.match().isEmpty());
    needsRules(refusals, "spec.analysis.mirror", Boolean.TRUE.equals(analysis.mirror()));
    needsRules(refusals, "spec.analysis.sessionAffinity", analysis.sessionAffinity() != null);
  }

  private static void needsRules(List<String> refusals, String field, boolean set) {
    if (set) {
      refusals.add(
          "%s needs rules of its own, and the rules of the route that spec.routeRef names are not changed; remove it, or remove spec.routeRef"
              .formatted(field));
    }
  }

  static List<String> of(UsersRoute route, LiveObjects live) {
    return live.tree(route.ref())
        .map(found -> of(route, found))
        .orElseGet(() ->
            List.of(
                "%s, which spec.routeRef names, does not exist; create it, or correct spec.routeRef"
                    .formatted(route.ref())));
  }

  private static List<String> of(UsersRoute route, ObjectNode found) {
    SharedRules rules = new SharedRules(route.target());
    List<String> refusals = new ArrayList<>();
    owner(route, found).ifPresent(refusals::add);
    JsonNode all = found.at("/spec/rules");
    if (all.valueStream().noneMatch(rules::leads)) {
      refusals.add(
          "no rule of %s leads to the Service %s; add it to the backendRefs of a rule, or correct spec.routeRef or spec.service.name"
              .formatted(route.ref(), route.target().apex()));
    }
    for (int i = 0; i < all.size(); i++) {
      if (rules.leads(all.get(i))) {
        rule(refusals, "spec.rules[%d] of %s".formatted(i, route.ref()), rules, all.get(i));
      }
    }
    return List.copyOf(refusals);
  }

  private static void rule(List<String> refusals, String where, SharedRules rules, JsonNode rule) {
    JsonNode backends = SharedRules.backends(rule);
    long more = backends.valueStream().filter(rules::isApex).count();
    if (backends.size() + more > MOST_BACKENDS) {
      refusals.add(
          "%s has %d backends, and with the canary more than the %d that are possible; remove some"
              .formatted(where, backends.size(), MOST_BACKENDS));
    }
    if (more > 0
        && backends.valueStream().anyMatch(backend -> SharedRules.weight(backend) > GREATEST)) {
      refusals.add(
          "%s has a weight above %d, which cannot be split in percent; divide all weights of the rule"
              .formatted(where, GREATEST));
    }
    if (rule.hasNonNull("sessionPersistence")) {
      refusals.add(
          "%s has sessionPersistence, which keeps clients on the canary also at weight 0, so that a rollback does not reach them; remove it"
              .formatted(where));
    }
  }

  /** A route that was made for another canary is written by that one as a whole. */
  private static Optional<String> owner(UsersRoute route, ObjectNode found) {
    return found
        .at("/metadata/ownerReferences")
        .valueStream()
        .filter(owner -> owner.path("kind").asText().equals(Canary.KIND))
        .filter(_ -> !RouteMetadata.controls(route.target(), found))
        .findFirst()
        .map(owner ->
            "%s was created for canary %s, which writes all of its rules; name a route of your own in spec.routeRef"
                .formatted(route.ref(), owner.path("name").asText()));
  }
}
