package io.haldane.mesh.f5nginx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.Headers;
import io.haldane.api.v1beta1.Rewrite;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.Texts;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is done with a request: it is passed on, or changed on its way. */
final class Actions {
  private Actions() {}

  static ObjectNode of(ServiceSpec service, String upstream) {
    ObjectNode changes = changes(service);
    if (changes.isEmpty()) {
      return Json.object().put("pass", upstream);
    }
    ObjectNode action = Json.object();
    action.putObject("proxy").put("upstream", upstream).setAll(changes);
    return action;
  }

  /** The upstream that an action leads to, in either form. */
  static String upstream(JsonNode action) {
    return action.path("pass").asText(action.at("/proxy/upstream").asText());
  }

  private static ObjectNode changes(ServiceSpec service) {
    ObjectNode changes = Json.object();
    Rewrite rewrite = service.rewrite();
    if (rewrite != null && Texts.isSet(rewrite.uri())) {
      changes.put("rewritePath", rewrite.uri());
    }
    Headers headers = service.headers();
    if (headers != null && headers.request() != null) {
      ObjectNode request = Json.object();
      Json.setUnlessEmpty(request, "set", values(headers.request().set()));
      Json.setUnlessEmpty(changes, "requestHeaders", request);
    }
    if (headers != null && headers.response() != null) {
      ObjectNode response = Json.object();
      Json.setUnlessEmpty(response, "add", values(headers.response().add()));
      Json.setUnlessEmpty(response, "hide", Json.array(headers.response().remove()));
      Json.setUnlessEmpty(changes, "responseHeaders", response);
    }
    return changes;
  }

  private static ArrayNode values(@Nullable Map<String, String> headers) {
    ArrayNode values = Json.array();
    if (headers != null) {
      new TreeMap<>(headers)
          .forEach((name, value) -> values.addObject().put("name", name).put("value", value));
    }
    return values;
  }
}
