package io.haldane.webhooks.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.notify.Delivery;
import io.haldane.webhooks.chat.Encoded;
import io.haldane.webhooks.chat.Environment;
import io.haldane.webhooks.chat.Reading;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * One deployment for each run. GitLab keeps no text of ours, so the newest one of the commit in the
 * environment is that of the run, unless it has ended differently.
 */
record GitLabDeployment(GitLabApi api, String wanted) {
  private static final String PATH = "/deployments";
  private static final String STATUS = "status";

  Delivery send() {
    return switch (newest()) {
      case Delivery.NotSent notSent -> notSent;
      case Delivery.Sent(Optional<String> found) -> after(found.orElse(""));
    };
  }

  /** Its status and its id; nothing when the commit has none yet. */
  private Delivery newest() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("environment", environment());
    query.put("order_by", "id");
    query.put("sort", "desc");
    query.put("per_page", "100");
    return api.post(PATH, "")
        .asking(Encoded.form(query))
        .withMethod("GET")
        .read((status, body) ->
            status == 200 ? new Reading.Taken(found(body)) : new Reading.ByStatus());
  }

  private Optional<String> found(JsonNode body) {
    Optional<JsonNode> newest =
        StreamSupport.stream(body.spliterator(), false)
            .filter(each -> each.path("sha").asText().equals(api.commit()))
            .findFirst();
    return Environment.id(newest)
        .map(id -> newest.map(each -> each.path(STATUS).asText()).orElse("") + " " + id);
  }

  private Delivery after(String found) {
    String[] parts = found.split(" ", 2);
    if (parts[0].equals(wanted)) {
      return new Delivery.Sent();
    }
    return parts[0].equals("running") || parts[0].equals("created") ? update(parts[1]) : create();
  }

  private Delivery update(String id) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put(STATUS, wanted);
    return api.post(PATH + "/" + Encoded.of(id), body).withMethod("PUT").send();
  }

  private Delivery create() {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("environment", environment())
            .put("sha", api.commit())
            .put("ref", api.channel().setting(GitLabNotifier.REF).orElse("main"))
            .put("tag", false)
            .put(STATUS, wanted);
    return api.post(PATH, body)
        .read((status, answer) ->
            status / 100 == 2 ? Environment.made(answer) : new Reading.ByStatus());
  }

  private String environment() {
    return Environment.of(api.channel(), api.event());
  }
}
