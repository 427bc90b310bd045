package io.haldane.mesh.gatewayapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.v1beta1.Analysis;
import io.haldane.mesh.common.HttpStrategy;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Policies of Envoy Gateway that send all requests of a client to one pod. Both versions are in one
 * cluster of Envoy, so a client stays with a version from step to step, and clients behind one
 * address all meet the same. Weights then say little about who meets the canary.
 */
final class HashingPolicies {
  private static final String GROUP = "gateway.envoyproxy.io";
  private static final String CONTROLLER = GROUP + "/gatewayclass-controller";
  private static final String POLICY = "BackendTrafficPolicy";
  static final RoutedKind KIND =
      RoutedKind.read(GROUP, POLICY, "backendtrafficpolicies", "v1alpha1");

  private HashingPolicies() {}

  /** They are read only where Envoy Gateway reports on the route. */
  static Set<RoutedKind> kinds(ObjectRef route, LiveObjects live) {
    return live.tree(route)
            .filter(found ->
                found
                    .at("/status/parents")
                    .valueStream()
                    .anyMatch(report -> report.path("controllerName").asText().equals(CONTROLLER)))
            .isPresent()
        ? Set.of(KIND)
        : Set.of();
  }

  static List<String> refusals(RouteTarget target, ObjectRef route, LiveObjects live) {
    Analysis analysis = target.canary().getSpec().analysis();
    if (!steps(analysis)) {
      return List.of();
    }
    return live.refs().stream()
        .filter(ref -> ref.kind().equals(POLICY) && ref.apiVersion().startsWith(GROUP + "/"))
        .filter(ref ->
            live.tree(ref)
                .filter(policy -> hashes(policy) && isFor(route, policy.path("spec")))
                .isPresent())
        .map(ref ->
            "%s keeps each client on one pod (loadBalancer.type: ConsistentHash), so steps by weight do not reach clients evenly; remove that from the policy, or use spec.analysis.match or iterations"
                .formatted(ref))
        .toList();
  }

  /** An A/B test and a blue/green release do not depend on weights between 0 and 100. */
  private static boolean steps(Analysis analysis) {
    boolean weights =
        !analysis.stepWeights().isEmpty()
            || (analysis.stepWeight() != null && analysis.stepWeight() > 0);
    return weights && HttpStrategy.of(analysis) != HttpStrategy.MATCHED;
  }

  private static boolean hashes(JsonNode policy) {
    return policy.at("/spec/loadBalancer/type").asText().equals("ConsistentHash");
  }

  /** A policy of a whole Gateway is in the Gateway's namespace, and not read. */
  private static boolean isFor(ObjectRef route, JsonNode spec) {
    return Stream.concat(Stream.of(spec.path("targetRef")), spec.path("targetRefs").valueStream())
        .anyMatch(reference ->
            reference.path("kind").asText().equals(route.kind())
                && reference.path("name").asText().equals(route.name()));
  }
}
