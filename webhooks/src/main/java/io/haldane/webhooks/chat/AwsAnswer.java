package io.haldane.webhooks.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.stream.Stream;

/** What AWS answers. It limits requests with a 400, too. */
public final class AwsAnswer {
  private AwsAnswer() {}

  public static Reading reading(int status, JsonNode body) {
    return status == 400 && isPassing(code(body))
        ? new Reading.Busy(Duration.ZERO)
        : new Reading.ByStatus();
  }

  /** Whether an error with that code passes. */
  public static boolean isPassing(String code) {
    return Stream.of("Throttl", "TooManyRequests", "RequestLimitExceeded", "InternalFailure")
        .anyMatch(code::contains);
  }

  /** In one of the places where the protocols have it. */
  private static String code(JsonNode body) {
    String json = body.path("__type").asText("");
    return json.isEmpty() ? body.at("/Error/Code").asText("") : json;
  }
}
