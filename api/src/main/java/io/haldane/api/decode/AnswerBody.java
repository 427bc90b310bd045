package io.haldane.api.decode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Bodies of an API server's answers; something in between may have answered instead of it. */
public final class AnswerBody {
  private static final ObjectMapper JSON = Json.mapper();

  private AnswerBody() {}

  /** The object; an empty one if there is none, and text that is no JSON as its {@code message}. */
  public static ObjectNode parse(@Nullable String body) {
    try {
      return body != null && JSON.readTree(body) instanceof ObjectNode object
          ? object
          : JsonNodeFactory.instance.objectNode();
    } catch (JsonProcessingException e) {
      return JsonNodeFactory.instance.objectNode().put("message", body);
    }
  }
}
