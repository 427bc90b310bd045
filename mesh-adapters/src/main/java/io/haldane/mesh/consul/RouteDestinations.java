package io.haldane.mesh.consul;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.HeaderOperations;
import io.haldane.api.v1beta1.Retries;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.Texts;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is done to each request on its way: patience, second tries and headers. */
final class RouteDestinations {
  /** Consul has a field of its own for it. */
  private static final String CONNECT_FAILURE = "connect-failure";

  /** Without a reason, nothing is tried again. */
  private static final String BY_DEFAULT = "5xx";

  private RouteDestinations() {}

  static ObjectNode of(ServiceSpec service) {
    ObjectNode destination = Json.object();
    if (Texts.isSet(service.timeout())) {
      destination.put("requestTimeout", service.timeout());
    }
    if (service.retries() != null) {
      retries(destination, service.retries());
    }
    if (service.headers() != null) {
      headers(destination, "requestHeaders", service.headers().request());
      headers(destination, "responseHeaders", service.headers().response());
    }
    return destination;
  }

  /** Status codes and failures to connect have fields of their own; the rest is Envoy's words. */
  private static void retries(ObjectNode destination, Retries wanted) {
    int attempts = wanted.attempts() == null ? 1 : wanted.attempts();
    if (attempts == 0) {
      return;
    }
    destination.put("numRetries", attempts);
    String given = wanted.retryOn();
    String text = given == null || given.isEmpty() ? BY_DEFAULT : given;
    ArrayNode codes = Json.array();
    ArrayNode reasons = Json.array();
    Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(reason -> !reason.isEmpty())
        .forEach(reason -> {
          if (reason.equals(CONNECT_FAILURE)) {
            destination.put("retryOnConnectFailure", true);
          } else if (reason.matches("[1-5][0-9][0-9]")) {
            codes.add(Integer.parseInt(reason));
          } else {
            reasons.add(reason);
          }
        });
    Json.setUnlessEmpty(destination, "retryOnStatusCodes", codes);
    Json.setUnlessEmpty(destination, "retryOn", reasons);
  }

  private static void headers(
      ObjectNode destination, String field, @Nullable HeaderOperations wanted) {
    if (wanted == null) {
      return;
    }
    ObjectNode changes = Json.object();
    Json.setUnlessEmpty(changes, "add", Json.tree(wanted.add()));
    Json.setUnlessEmpty(changes, "set", Json.tree(wanted.set()));
    Json.setUnlessEmpty(changes, "remove", Json.array(wanted.remove()));
    Json.setUnlessEmpty(destination, field, changes);
  }
}
