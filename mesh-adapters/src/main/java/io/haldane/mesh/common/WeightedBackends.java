package io.haldane.mesh.common;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import org.jspecify.annotations.Nullable;

/** The two ends of a route whose weights are always written, also 0. */
public interface WeightedBackends {
  RouteTarget target();

  /** A Service as the mesh names it. */
  ObjectNode backend(String service);

  /**
   * The same with its share.
   *
   * @param cookie {@code Set-Cookie} text for answers of this end, or null for none
   */
  ObjectNode weighted(String service, int weight, @Nullable String cookie);

  default ArrayNode split(Traffic traffic) {
    return split(traffic, null, null);
  }

  /**
   * @param primaryCookie {@code Set-Cookie} text for answers of the primary, or null for none
   * @param canaryCookie the same for answers of the canary
   */
  default ArrayNode split(
      Traffic traffic, @Nullable String primaryCookie, @Nullable String canaryCookie) {
    return Json.array()
        .add(weighted(target().primary(), traffic.primary(), primaryCookie))
        .add(weighted(target().canaryService(), traffic.canary(), canaryCookie));
  }

  /** For those who are not split. */
  default ArrayNode rest(Traffic traffic) {
    return traffic.everybody()
        ? split(Traffic.ALL_TO_CANARY)
        : Json.array().add(weighted(target().primary(), 100, null));
  }

  /** Where mirrored requests go. */
  default ObjectNode canary() {
    return backend(target().canaryService());
  }
}
