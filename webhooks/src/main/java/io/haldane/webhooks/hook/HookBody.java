package io.haldane.webhooks.hook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haldane.api.hooks.HookRequest.Payload;
import java.util.Map;
import java.util.TreeMap;

/** The JSON that a hook receives. Metadata is left out when there is none, and sorted by name. */
@JsonPropertyOrder({"name", "namespace", "phase", "checksum", "metadata"})
record HookBody(
    String name,
    String namespace,
    String phase,
    String checksum,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> metadata) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static String of(Payload payload) {
    HookBody body =
        new HookBody(
            payload.name(),
            payload.namespace(),
            payload.phase(),
            payload.checksum(),
            new TreeMap<>(payload.metadata()));
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings are always JSON", e);
    }
  }
}
