package io.haldane.webhooks.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.webhooks.chat.Reading;
import java.time.Duration;
import java.util.Optional;

/**
 * What Slack says in a 200. Incoming webhooks say {@code ok}; the web API says {@code {"ok":false,
 * "error":…}} with the same status when it refuses.
 */
final class SlackReply {
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private SlackReply() {}

  static Reading reading(int status, JsonNode body) {
    if (status / 100 != 2 || !body.path("ok").isBoolean() || body.path("ok").asBoolean()) {
      return new Reading.ByStatus();
    }
    String why = Reading.text(body, "error").orElse("no reason given");
    return why.equals("ratelimited") ? new Reading.Busy(PAUSE) : new Reading.Refused(why);
  }

  /** The message, so that later ones can answer it. */
  static Reading readingFirst(int status, JsonNode body) {
    Reading reading = reading(status, body);
    Optional<String> room = Reading.text(body, "channel");
    Optional<String> time = Reading.text(body, "ts");
    return reading instanceof Reading.ByStatus && room.isPresent() && time.isPresent()
        ? new Reading.Taken(Optional.of(new SlackThread(room.get(), time.get()).receipt()))
        : reading;
  }
}
