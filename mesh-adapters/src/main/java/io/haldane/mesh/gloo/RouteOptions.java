package io.haldane.mesh.gloo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.GoDuration;
import io.haldane.api.v1beta1.CorsPolicy;
import io.haldane.api.v1beta1.Retries;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.api.v1beta1.StringMatch;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.Re2;
import io.haldane.mesh.common.Texts;
import java.math.BigDecimal;
import java.time.Duration;

/** What the gateway does to every request of the service, in the options of a route. */
final class RouteOptions {
  /** Without a reason Envoy never tries again. */
  private static final String RETRY_ON = "5xx";

  private RouteOptions() {}

  static ObjectNode of(ServiceSpec service) {
    ObjectNode options = Json.object();
    if (Texts.isSet(service.timeout())) {
      options.put("timeout", seconds(Texts.orEmpty(service.timeout())) + "s");
    }
    if (service.retries() != null) {
      Json.setUnlessEmpty(options, "retries", retries(service.retries()));
    }
    Json.setUnlessEmpty(options, "headerManipulation", HeaderChanges.of(service.headers()));
    if (service.corsPolicy() != null) {
      Json.setUnlessEmpty(options, "cors", cors(service.corsPolicy()));
    }
    return options;
  }

  /** For Gloo no number means one, and so does 0; so no policy at all is how to say none. */
  private static ObjectNode retries(Retries wanted) {
    ObjectNode retries = Json.object();
    Integer attempts = wanted.attempts();
    if (attempts != null && attempts == 0) {
      return retries;
    }
    retries.put("retryOn", Texts.isSet(wanted.retryOn()) ? wanted.retryOn() : RETRY_ON);
    retries.put("numRetries", attempts == null ? 1 : attempts);
    if (Texts.isSet(wanted.perTryTimeout())) {
      retries.put("perTryTimeout", seconds(Texts.orEmpty(wanted.perTryTimeout())) + "s");
    }
    return retries;
  }

  private static ObjectNode cors(CorsPolicy policy) {
    ObjectNode cors = Json.object();
    ArrayNode exact = Json.array(policy.allowOrigin());
    ArrayNode patterns = Json.array();
    for (StringMatch origin : policy.allowOrigins()) {
      if (Texts.isSet(origin.exact())) {
        exact.add(origin.exact());
      } else {
        patterns.add(pattern(origin));
      }
    }
    Json.setUnlessEmpty(cors, "allowOrigin", exact);
    Json.setUnlessEmpty(cors, "allowOriginRegex", patterns);
    Json.setUnlessEmpty(cors, "allowMethods", Json.array(policy.allowMethods()));
    Json.setUnlessEmpty(cors, "allowHeaders", Json.array(policy.allowHeaders()));
    Json.setUnlessEmpty(cors, "exposeHeaders", Json.array(policy.exposeHeaders()));
    if (Texts.isSet(policy.maxAge())) {
      cors.put("maxAge", seconds(Texts.orEmpty(policy.maxAge())));
    }
    if (Boolean.TRUE.equals(policy.allowCredentials())) {
      cors.put("allowCredentials", true);
    }
    return cors;
  }

  private static String pattern(StringMatch origin) {
    if (Texts.isSet(origin.prefix())) {
      return Re2.quote(Texts.orEmpty(origin.prefix())) + ".*";
    }
    return Texts.isSet(origin.suffix())
        ? ".*" + Re2.quote(Texts.orEmpty(origin.suffix()))
        : Texts.orEmpty(origin.regex());
  }

  /** Gloo takes seconds only, not minutes; what is no duration is left for Gloo to refuse. */
  private static String seconds(String text) {
    return GoDuration.parse(text).map(RouteOptions::seconds).orElse(text);
  }

  private static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
  }
}
