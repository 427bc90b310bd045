package io.haldane.mesh.gatewayapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.Headers;
import io.haldane.api.v1beta1.HttpMatch;
import io.haldane.api.v1beta1.Rewrite;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.mesh.common.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the proxy does to every request of the service, whichever version answers it. */
record HttpPolicies(Version version, ServiceSpec service) {
  static final String REPLACE_PREFIX = "ReplacePrefixMatch";

  ObjectNode rule(List<HttpMatch> matches, ArrayNode backends) {
    return rule(matches, backends, null);
  }

  /**
   * A rule with the service's policies. No condition at all matches every request.
   *
   * @param cookie {@code Set-Cookie} text for all answers of the rule, or null for none
   */
  ObjectNode rule(List<HttpMatch> matches, ArrayNode backends, @Nullable String cookie) {
    ObjectNode rule = Json.object();
    rule.set("matches", HttpMatches.trees(matches));
    Json.setUnlessEmpty(rule, "filters", filters(cookie));
    Json.setUnlessEmpty(rule, "timeouts", timeouts());
    rule.set("backendRefs", backends);
    return rule;
  }

  private ArrayNode filters(@Nullable String cookie) {
    ArrayNode filters = Json.array();
    Headers headers = service.headers() == null ? new Headers(null, null) : service.headers();
    HeaderModifiers.request(filters, headers.request());
    if (cookie == null) {
      HeaderModifiers.response(filters, headers.response());
    } else {
      HeaderModifiers.responseWithCookie(filters, headers.response(), cookie);
    }
    rewrite(filters, service.rewrite());
    service.mirror().forEach(place -> filters.add(mirror(Backends.tree(place.backendRef()))));
    if (version == Version.V1) {
      CorsFilter.add(filters, service.corsPolicy());
    }
    return filters;
  }

  static ObjectNode mirror(ObjectNode backend) {
    ObjectNode filter = Json.object().put("type", "RequestMirror");
    filter.putObject("requestMirror").set("backendRef", backend);
    return filter;
  }

  private static void rewrite(ArrayNode filters, @Nullable Rewrite rewrite) {
    if (rewrite == null) {
      return;
    }
    ObjectNode changes = Json.object();
    if (isSaid(rewrite.authority())) {
      changes.put("hostname", rewrite.authority());
    }
    if (isSaid(rewrite.uri())) {
      ObjectNode path = changes.putObject("path");
      if (REPLACE_PREFIX.equals(rewrite.type())) {
        path.put("type", REPLACE_PREFIX).put("replacePrefixMatch", rewrite.uri());
      } else {
        path.put("type", "ReplaceFullPath").put("replaceFullPath", rewrite.uri());
      }
    }
    if (!changes.isEmpty()) {
      filters.addObject().put("type", "URLRewrite").set("urlRewrite", changes);
    }
  }

  /** The longest time of a whole request, and of one try to one backend. */
  private ObjectNode timeouts() {
    ObjectNode timeouts = Json.object();
    if (version == Version.V1) {
      if (isSaid(service.timeout())) {
        timeouts.put("request", service.timeout());
      }
      if (isSaid(service.backendTimeout())) {
        timeouts.put("backendRequest", service.backendTimeout());
      }
    }
    return timeouts;
  }

  private static boolean isSaid(@Nullable String text) {
    return text != null && !text.isEmpty();
  }
}
