package io.haldane.mesh.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.haldane.api.v1beta1.Canary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Manifests as people write them. */
public final class Yaml {
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          new YAMLFactory()
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .enable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER));

  private Yaml() {}

  /** All documents of a text, without the empty ones. */
  public static List<ObjectNode> documents(String text) {
    List<ObjectNode> documents = new ArrayList<>();
    try (var values = MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
      values.forEachRemaining(value -> {
        if (value instanceof ObjectNode object) {
          documents.add(object);
        }
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return documents;
  }

  /** The only canary of a text; lives in {@code shop} and has a uid, as it would in a cluster. */
  public static Canary canary(String text) {
    List<ObjectNode> canaries =
        documents(text).stream()
            .filter(object -> object.path("kind").asText().equals(Canary.KIND))
            .toList();
    if (canaries.size() != 1) {
      throw new IllegalArgumentException("one Canary is wanted, not " + canaries.size());
    }
    Canary canary = read(canaries.getFirst(), Canary.class);
    if (canary.getMetadata().getNamespace() == null) {
      canary.getMetadata().setNamespace("shop");
    }
    canary.getMetadata().setUid("7b0ad8cb-5b3c-4c9e-9d6c-2f6a1f0c5d11");
    return canary;
  }

  public static <T> T read(ObjectNode tree, Class<T> type) {
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String text(List<ObjectNode> documents) {
    StringBuilder text = new StringBuilder();
    for (ObjectNode document : documents) {
      try {
        text.append(MAPPER.writeValueAsString(document));
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
    return text.toString();
  }
}
