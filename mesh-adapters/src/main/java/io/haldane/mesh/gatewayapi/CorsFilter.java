package io.haldane.mesh.gatewayapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.GoDuration;
import io.haldane.api.v1beta1.CorsPolicy;
import io.haldane.api.v1beta1.StringMatch;
import io.haldane.mesh.common.Json;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which pages of other origins may call the service. */
final class CorsFilter {
  /** What the API server writes when nothing is said. */
  private static final long DEFAULT_SECONDS = 5;

  private CorsFilter() {}

  static void add(ArrayNode filters, @Nullable CorsPolicy policy) {
    if (policy == null) {
      return;
    }
    ObjectNode cors = Json.object();
    Json.setUnlessEmpty(cors, "allowOrigins", Json.array(origins(policy)));
    Json.setUnlessEmpty(cors, "allowMethods", Json.array(policy.allowMethods()));
    Json.setUnlessEmpty(cors, "allowHeaders", Json.array(policy.allowHeaders()));
    Json.setUnlessEmpty(cors, "exposeHeaders", Json.array(policy.exposeHeaders()));
    if (Boolean.TRUE.equals(policy.allowCredentials())) {
      cors.put("allowCredentials", true);
    }
    cors.put("maxAge", seconds(policy.maxAge()));
    filters.addObject().put("type", "CORS").set("cors", cors);
  }

  private static Set<String> origins(CorsPolicy policy) {
    Set<String> origins = new LinkedHashSet<>(policy.allowOrigin());
    policy.allowOrigins().stream()
        .map(StringMatch::exact)
        .filter(Objects::nonNull)
        .forEach(origins::add);
    return origins;
  }

  private static long seconds(@Nullable String maxAge) {
    return GoDuration.parse(maxAge)
        .map(Duration::toSeconds)
        .filter(seconds -> seconds > 0)
        .orElse(DEFAULT_SECONDS);
  }
}
