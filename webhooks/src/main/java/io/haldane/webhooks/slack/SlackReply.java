package io.haldane.webhooks.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * What Slack says in a 200. Incoming webhooks say {@code ok}; the web API says {@code {"ok":false,
 * "error":…}} with the same status when it refuses.
 */
final class SlackReply {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SlackReply() {}

  static Optional<String> objection(String body) {
    try {
      JsonNode reply = JSON.readTree(body);
      boolean refused = reply.path("ok").isBoolean() && !reply.path("ok").asBoolean();
      return refused
          ? Optional.of(reply.path("error").asText("no reason given"))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
