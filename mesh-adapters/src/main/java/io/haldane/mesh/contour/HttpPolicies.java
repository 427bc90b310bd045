package io.haldane.mesh.contour;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.Retries;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.Texts;
import java.util.Arrays;
import java.util.List;

/** What the canary asks of every route: patience and second tries. */
final class HttpPolicies {
  /** Of a stream without activity; a longer response timeout does not lengthen it. */
  private static final String IDLE = "5m";

  /** How Contour says that nothing is tried again; to it, 0 means its own default. */
  private static final int NEVER = -1;

  private HttpPolicies() {}

  static void write(ObjectNode route, ServiceSpec service) {
    String timeout = service.timeout();
    if (Texts.isSet(timeout)) {
      route.putObject("timeoutPolicy").put("response", timeout).put("idle", IDLE);
    }
    if (service.retries() != null) {
      route.set("retryPolicy", retryPolicy(service.retries()));
    }
  }

  /** The count is always written: the API server would add a 1, and we would take it away again. */
  private static ObjectNode retryPolicy(Retries retries) {
    Integer attempts = retries.attempts();
    ObjectNode policy =
        Json.object().put("count", attempts == null ? 1 : attempts == 0 ? NEVER : attempts);
    if (Texts.isSet(retries.perTryTimeout())) {
      policy.put("perTryTimeout", retries.perTryTimeout());
    }
    if (Texts.isSet(retries.retryOn())) {
      Json.setUnlessEmpty(policy, "retryOn", Json.array(split(Texts.orEmpty(retries.retryOn()))));
    }
    return policy;
  }

  private static List<String> split(String reasons) {
    return Arrays.stream(reasons.split(",", -1))
        .map(String::strip)
        .filter(reason -> !reason.isEmpty())
        .toList();
  }
}
