package io.haldane.metrics.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.haldane.api.metrics.MetricAnswer;
import java.util.Optional;
import java.util.function.Function;

/** What comes of a query that is written as JSON. */
public sealed interface JsonQuery {
  ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** The body of the request. */
  record Sent(String body) implements JsonQuery {}

  /**
   * @param why a sentence for the author of the template
   */
  record Malformed(String why) implements JsonQuery {}

  /** Empty for a text that is not JSON. */
  static Optional<JsonNode> parse(String text) {
    try {
      return Optional.of(MAPPER.readTree(text));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  /** Sends the body, or answers that the template is wrong. */
  default MetricAnswer ask(Function<String, MetricAnswer> server) {
    return switch (this) {
      case Malformed(String why) -> MetricAnswer.misconfigured(why);
      case Sent(String body) -> server.apply(body);
    };
  }
}
