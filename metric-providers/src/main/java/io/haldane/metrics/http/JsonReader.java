package io.haldane.metrics.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.haldane.api.metrics.MetricAnswer;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Reads bodies that are JSON.
 *
 * @param errorAt JSON pointer to the server's words about what went wrong
 * @param answer what the backend says with a good status
 */
public record JsonReader(String errorAt, BiFunction<JsonNode, HttpServer, MetricAnswer> answer)
    implements BodyReader {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // Python and Go servers write NaN as it is.
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  /**
   * Reads the answer to a check, whose number does not matter.
   *
   * @param otherwise what is wrong with a server that answers something else
   */
  public static JsonReader check(String errorAt, Predicate<JsonNode> good, String otherwise) {
    return new JsonReader(
        errorAt,
        (answer, server) -> good.test(answer) ? MetricAnswer.of(1) : server.junk(otherwise));
  }

  @Override
  public MetricAnswer read(String body, HttpServer server) {
    JsonNode tree;
    try {
      tree = JSON.readTree(body);
    } catch (JsonProcessingException _) {
      return server.junk(
          isPage(body)
              ? "gives a web page; does it need a login?"
              : "gives no JSON, or only part of it");
    }
    return answer.apply(tree, server);
  }

  @Override
  public String error(String body) {
    try {
      return JSON.readTree(body).at(errorAt).asText();
    } catch (JsonProcessingException _) {
      // A page of markup tells nobody anything.
      return isPage(body) ? "" : body.strip();
    }
  }

  private static boolean isPage(String body) {
    return body.stripLeading().startsWith("<");
  }
}
