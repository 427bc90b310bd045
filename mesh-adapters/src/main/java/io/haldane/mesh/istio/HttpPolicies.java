package io.haldane.mesh.istio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.Rewrite;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.mesh.common.Json;
import org.jspecify.annotations.Nullable;

/** What the proxy does to every request of the service, whichever version answers it. */
final class HttpPolicies {
  private HttpPolicies() {}

  /** Every route gets a copy of its own, so that what one adds to it does not reach the next. */
  static void write(ObjectNode route, ServiceSpec service) {
    rewrite(route, service.rewrite());
    if (service.timeout() != null && !service.timeout().isEmpty()) {
      route.put("timeout", service.timeout());
    }
    set(route, "retries", service.retries());
    set(route, "corsPolicy", service.corsPolicy());
    set(route, "headers", service.headers());
  }

  /** The rewrite's {@code type} belongs to the Gateway API; Istio has no such field. */
  private static void rewrite(ObjectNode route, @Nullable Rewrite rewrite) {
    if (rewrite != null) {
      set(route, "rewrite", new Rewrite(rewrite.uri(), rewrite.authority(), null));
    }
  }

  private static void set(ObjectNode route, String field, @Nullable Object policy) {
    if (policy != null) {
      Json.setUnlessEmpty(route, field, Json.tree(policy));
    }
  }
}
