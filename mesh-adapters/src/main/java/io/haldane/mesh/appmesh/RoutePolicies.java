package io.haldane.mesh.appmesh;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.GoDuration;
import io.haldane.api.v1beta1.Retries;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.mesh.common.Json;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Second tries and patience of a route. */
final class RoutePolicies {
  /** When to try again, in App Mesh's words. */
  static final Set<String> EVENTS =
      Set.of("server-error", "gateway-error", "client-error", "stream-error");

  private static final String BY_DEFAULT = "gateway-error";
  private static final Duration TRY = Duration.ofMillis(250);

  private RoutePolicies() {}

  static void write(ObjectNode route, ServiceSpec service, Version version) {
    if (service.retries() != null) {
      route.set("retryPolicy", retries(service.retries(), version));
    }
    if (version == Version.V1BETA2) {
      GoDuration.parse(service.timeout())
          .ifPresent(time -> route.putObject("timeout").set("perRequest", millis(time)));
    }
  }

  private static ObjectNode retries(Retries wanted, Version version) {
    Duration one = GoDuration.parse(wanted.perTryTimeout()).orElse(TRY);
    ObjectNode policy = Json.object();
    switch (version) {
      case V1BETA1 -> policy.put("perRetryTimeoutMillis", one.toMillis());
      case V1BETA2 -> policy.set("perRetryTimeout", millis(one));
    }
    policy.put("maxRetries", wanted.attempts() == null ? 1 : wanted.attempts());
    List<String> events = events(wanted.retryOn());
    policy.set("httpRetryEvents", Json.array(events.isEmpty() ? List.of(BY_DEFAULT) : events));
    return policy;
  }

  static List<String> events(@Nullable String retryOn) {
    return Arrays.stream((retryOn == null ? "" : retryOn).split(",", -1))
        .map(String::strip)
        .filter(event -> !event.isEmpty())
        .toList();
  }

  static ObjectNode millis(Duration time) {
    return Json.object().put("unit", "ms").put("value", time.toMillis());
  }
}
