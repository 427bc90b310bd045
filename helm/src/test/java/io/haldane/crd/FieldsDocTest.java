package io.haldane.crd;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.testing.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The fields that Flagger does not have; {@code scripts/generate.sh} rewrites their page. */
@Tag("generated")
class FieldsDocTest {
  private static final Path REFERENCE = Path.of("../docs/reference/fields.md");

  /** Fields of Flagger 1.44, as {@code plural.path}; no field of ours is ever added here. */
  private static final Path FLAGGER = Path.of("src/test/resources/flagger-fields.txt");

  @Test
  void the_reference_has_every_field_of_ours() throws IOException {
    Set<String> flagger = Set.copyOf(Files.readAllLines(FLAGGER));
    StringBuilder page = new StringBuilder();
    for (Map.Entry<String, String> kind : kinds().entrySet()) {
      List<String> rows =
          fields("", CrdSchema.of(kind.getKey()).schema())
              .filter(field -> !flagger.contains(kind.getKey() + field.getKey()))
              .map(FieldsDocTest::row)
              .toList();
      page.append("\n## ").append(kind.getValue()).append("\n\n").append(table(rows));
    }
    Section.of(REFERENCE).is(page.toString());
  }

  private static Map<String, String> kinds() {
    return new TreeMap<>(
        Map.of(
            "canaries",
            "Canary",
            "canaryruns",
            "CanaryRun",
            "alertproviders",
            "AlertProvider",
            "metrictemplates",
            "MetricTemplate"));
  }

  private static String table(List<String> rows) {
    return rows.isEmpty()
        ? "It has no further fields.\n"
        : "| Field | Meaning |\n| --- | --- |\n" + rows.stream().collect(Collectors.joining());
  }

  private static String row(Map.Entry<String, JsonNode> field) {
    return "| `%s` | %s |\n"
        .formatted(
            field.getKey().substring(1),
            field.getValue().path("description").asText().replace("|", "\\|"));
  }

  private static Stream<Map.Entry<String, JsonNode>> fields(String path, JsonNode schema) {
    Stream<Map.Entry<String, JsonNode>> own =
        schema.path("properties").properties().stream()
            .flatMap(property -> {
              String below = path + "." + property.getKey();
              return Stream.concat(
                  Stream.of(Map.entry(below, property.getValue())),
                  fields(below, property.getValue()));
            });
    return Stream.concat(
        own,
        Stream.concat(
            inner(path + "[]", schema.path("items")),
            inner(path + "{}", schema.path("additionalProperties"))));
  }

  private static Stream<Map.Entry<String, JsonNode>> inner(String path, JsonNode schema) {
    return schema.isObject() ? fields(path, schema) : Stream.empty();
  }
}
