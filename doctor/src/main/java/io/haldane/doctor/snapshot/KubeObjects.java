package io.haldane.doctor.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** What many checks ask of an object as JSON. */
public final class KubeObjects {
  private KubeObjects() {}

  public static String name(JsonNode object) {
    return object.at("/metadata/name").asText();
  }

  public static String namespace(JsonNode object) {
    return object.at("/metadata/namespace").asText();
  }

  /** {@code shop/checkout}. */
  public static String title(JsonNode object) {
    return namespace(object) + "/" + name(object);
  }

  /** An object of texts, such as labels. */
  public static Map<String, String> texts(JsonNode map) {
    Map<String, String> texts = new HashMap<>();
    map.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }

  /** Whether a LabelSelector with labels alone selects these labels; an empty one selects all. */
  public static boolean selects(JsonNode selector, Map<String, String> labels) {
    return !selector.path("matchExpressions").elements().hasNext()
        && labels.entrySet().containsAll(texts(selector.path("matchLabels")).entrySet());
  }

  /** Whether a condition of that type has that status. */
  public static boolean hasCondition(JsonNode object, String type, String status) {
    return object
        .at("/status/conditions")
        .valueStream()
        .anyMatch(each ->
            each.path("type").asText().equals(type) && each.path("status").asText().equals(status));
  }
}
