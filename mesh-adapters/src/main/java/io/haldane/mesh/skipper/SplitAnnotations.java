package io.haldane.mesh.skipper;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.RouteMetadata;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The two annotations of Skipper that split requests and let an Ingress precede another one. */
final class SplitAnnotations {
  static final String WEIGHTS = "zalando.org/backend-weights";
  static final String PREDICATE = "zalando.org/skipper-predicate";

  /** Its routes are tried before those of the user's Ingress. */
  private static final String FIRST = "Weight(100)";

  /** Its routes match no request at all. */
  private static final String NEVER = "False()";

  private SplitAnnotations() {}

  /** While the canary has no weight, the user's Ingress alone is in force. */
  static Map<String, String> of(RouteTarget target, Traffic traffic, ObjectNode source) {
    ObjectNode weights =
        Json.object()
            .put(target.canaryService(), traffic.canary())
            .put(target.primary(), traffic.primary());
    String before = RouteMetadata.annotation(source, PREDICATE).orElse("");
    return Map.of(WEIGHTS, weights.toString(), PREDICATE, predicate(before, traffic.canary() == 0));
  }

  private static String predicate(String before, boolean off) {
    Stream<String> others =
        Arrays.stream(before.split("&&", -1))
            .map(String::strip)
            .filter(text -> !text.isEmpty() && !text.equals(FIRST) && !text.equals(NEVER));
    return Stream.concat(Stream.of(off ? NEVER : FIRST), others)
        .collect(Collectors.joining(" && "));
  }

  /** The weights by Service, or empty when there are none that can be read. */
  static Optional<ObjectNode> weights(ObjectNode ingress) {
    return RouteMetadata.annotation(ingress, WEIGHTS).flatMap(Json::parse);
  }

  static boolean isOff(ObjectNode ingress) {
    return RouteMetadata.annotation(ingress, PREDICATE)
        .filter(
            text -> Arrays.stream(text.split("&&", -1)).map(String::strip).anyMatch(NEVER::equals))
        .isPresent();
  }
}
