package io.haldane.cli.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads YAML or JSON with any number of documents; a List counts as its items. */
final class Documents {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private final List<Document> objects = new ArrayList<>();
  private final List<Finding> faults = new ArrayList<>();

  void add(String file, String text) {
    int number = 1;
    try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class).readValues(text)) {
      while (documents.hasNextValue()) {
        add(file, number, documents.nextValue());
        number++;
      }
    } catch (JsonProcessingException e) {
      faults.add(new Finding(file, number, "", "", broken(e, text)));
    } catch (IOException e) {
      faults.add(new Finding(file, number, "", "", "cannot be read: " + e.getMessage()));
    }
  }

  private void add(String file, int number, JsonNode document) {
    if (document.path("kind").asText().equals("List")) {
      document.path("items").forEach(item -> add(file, number, item));
    } else if (document instanceof ObjectNode object) {
      objects.add(new Document(file, number, object));
    }
  }

  private static String broken(JsonProcessingException problem, String text) {
    String why = String.valueOf(problem.getOriginalMessage()).lines().findFirst().orElse("");
    int line = problem.getLocation() == null ? 0 : problem.getLocation().getLineNr();
    String hint =
        text.contains("{{") ? ". Is it a Helm template? Pipe the output of helm template here" : "";
    return "is not YAML at line %d: %s%s".formatted(line, why, hint);
  }

  List<Document> objects() {
    return List.copyOf(objects);
  }

  List<Finding> faults() {
    return List.copyOf(faults);
  }
}
