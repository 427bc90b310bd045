package io.haldane.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of JSONPath that printer columns are written in: names, and the first element of a list
 * that has a text in a field, as in {@code .conditions[?(@.type=="Ready")].status}.
 */
final class JsonPath {
  private static final Pattern STEP =
      Pattern.compile("\\.([A-Za-z0-9_-]+)|\\[\\?\\(@\\.([A-Za-z]+)==[\"']([^\"']*)[\"']\\)\\]");

  private JsonPath() {}

  /** Missing where there is no such thing, or the path has more than we know. */
  static JsonNode find(JsonNode object, String path) {
    Matcher steps = STEP.matcher(path);
    JsonNode found = object;
    int end = 0;
    while (steps.find() && steps.start() == end) {
      end = steps.end();
      found =
          steps.group(1) != null
              ? found.path(steps.group(1))
              : first(found, steps.group(2), steps.group(3));
    }
    return end == path.length() ? found : MissingNode.getInstance();
  }

  private static JsonNode first(JsonNode list, String field, String text) {
    for (JsonNode element : list) {
      if (element.path(field).asText().equals(text)) {
        return element;
      }
    }
    return MissingNode.getInstance();
  }
}
