package io.haldane.mesh.common;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The Ingress beside the user's: labels, annotations, class and certificates are those of the
 * user's, and the canary owns it.
 *
 * @param source the Ingress of the user
 * @param leftOut keys of annotations that are not copied
 */
public record IngressCopy(IngressPair pair, ObjectNode source, Predicate<String> leftOut) {
  private static final List<String> COPIED = List.of("ingressClassName", "tls");

  /**
   * @param annotations that split, beside those of the source
   * @param owned pointers that are ours, beside those of the copied fields
   */
  public Manifest with(
      ArrayNode rules, Map<String, String> annotations, Set<String> owned, LiveObjects live) {
    ObjectRef ref = pair.canary();
    ObjectNode body = Json.addressed(ref);
    RouteMetadata.copy(body, source, leftOut, annotations);
    RouteMetadata.own(body, pair.target(), live.json(ref));
    ObjectNode spec = body.putObject("spec");
    Set<String> pointers = new HashSet<>(owned);
    for (String field : COPIED) {
      JsonNode value = source.path("spec").path(field);
      pointers.add("/spec/" + field);
      if (!value.isMissingNode()) {
        spec.set(field, value.deepCopy());
      }
    }
    pointers.add("/spec/rules");
    spec.set("rules", rules);
    return new Manifest(ref, body, pointers, Manifest.Mode.CREATE_OR_PATCH);
  }
}
