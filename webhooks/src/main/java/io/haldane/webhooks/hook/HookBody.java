package io.haldane.webhooks.hook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haldane.api.hooks.HookRequest.Payload;
import io.haldane.api.hooks.HookRun;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The JSON that a hook receives: what Flagger sends, then what else is known. Maps are left out
 * when they are empty, and sorted by name.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({
  "name",
  "namespace",
  "phase",
  "checksum",
  "metadata",
  "canaryUid",
  "runId",
  "weight",
  "iteration",
  "images"
})
record HookBody(
    @JsonInclude(JsonInclude.Include.ALWAYS) String name,
    @JsonInclude(JsonInclude.Include.ALWAYS) String namespace,
    @JsonInclude(JsonInclude.Include.ALWAYS) String phase,
    @JsonInclude(JsonInclude.Include.ALWAYS) String checksum,
    Map<String, String> metadata,
    @Nullable String canaryUid,
    @Nullable String runId,
    @Nullable Integer weight,
    @Nullable Integer iteration,
    Map<String, List<String>> images) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static String of(Payload payload) {
    HookRun run = payload.run();
    HookBody body =
        new HookBody(
            payload.name(),
            payload.namespace(),
            payload.phase(),
            payload.checksum(),
            new TreeMap<>(payload.metadata()),
            run.uid(),
            run.id(),
            run.weight(),
            run.iteration(),
            new TreeMap<>(run.images()));
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings are always JSON", e);
    }
  }
}
