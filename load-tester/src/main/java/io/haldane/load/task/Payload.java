package io.haldane.load.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.haldane.load.plan.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a hook sends. The names may be empty, as in calls by hand.
 *
 * @param checksum stable within one run of a canary
 */
public record Payload(
    String name, String namespace, String checksum, Map<String, String> metadata) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final Pattern NAME = Pattern.compile("[-.a-z0-9]{0,253}");
  private static final int LONGEST_CHECKSUM = 200;

  public static Payload parse(String body) throws Refusal {
    JsonNode node;
    try {
      node = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw notOne();
    }
    if (node == null || !node.isObject()) {
      throw notOne();
    }
    String checksum = text(node, "checksum");
    return new Payload(
        name(node, "name"),
        name(node, "namespace"),
        checksum.substring(0, Math.min(checksum.length(), LONGEST_CHECKSUM)),
        metadata(node.path("metadata")));
  }

  private static Map<String, String> metadata(JsonNode node) throws Refusal {
    if (!node.isObject() && !node.isNull() && !node.isMissingNode()) {
      throw notOne();
    }
    Map<String, String> metadata = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!entry.getValue().isTextual()) {
        throw new Refusal("The values of metadata must be strings. Put them in quotes.");
      }
      metadata.put(entry.getKey(), entry.getValue().textValue());
    }
    return Map.copyOf(metadata);
  }

  private static String name(JsonNode node, String field) throws Refusal {
    String name = text(node, field);
    if (!NAME.matcher(name).matches()) {
      throw new Refusal("The %s in the body is not the name of an object.".formatted(field));
    }
    return name;
  }

  private static String text(JsonNode node, String field) throws Refusal {
    JsonNode value = node.path(field);
    if (!value.isTextual() && !value.isNull() && !value.isMissingNode()) {
      throw notOne();
    }
    return value.asText("");
  }

  private static Refusal notOne() {
    return new Refusal("The body is not the JSON object that a hook of a canary sends.");
  }

  public Optional<String> value(String key) {
    return Optional.ofNullable(metadata.get(key));
  }

  public boolean isSet(String key) {
    return metadata.getOrDefault(key, "").equals("true");
  }

  /** For messages. */
  String canary() {
    return name.isEmpty() ? "a call without a canary" : namespace + "/" + name;
  }
}
