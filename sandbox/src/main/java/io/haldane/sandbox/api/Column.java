package io.haldane.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A column of {@code kubectl get}.
 *
 * @param type {@code string}, {@code boolean}, {@code integer} or {@code date}; a date is shown as
 *     an age
 * @param path a JSONPath in the form of definitions, such as {@code .status.phase}
 * @param priority 0 when it is always shown, else with {@code -o wide} only
 */
record Column(String name, String type, String path, int priority) {
  private static final Column NAME = new Column("Name", "string", ".metadata.name", 0);
  private static final Column AGE = new Column("Age", "date", ".metadata.creationTimestamp", 0);

  /** Those of a built-in kind: its name, what these say, its age. */
  static List<Column> of(Column... own) {
    List<Column> all = new ArrayList<>(List.of(NAME));
    all.addAll(List.of(own));
    all.add(AGE);
    return List.copyOf(all);
  }

  /** Those of a definition; name and age where it has none. */
  static List<Column> of(CustomResourceDefinitionVersion version) {
    List<Column> all = new ArrayList<>(List.of(NAME));
    version
        .getAdditionalPrinterColumns()
        .forEach(column ->
            all.add(
                new Column(
                    column.getName(),
                    column.getType(),
                    column.getJsonPath(),
                    Objects.requireNonNullElse(column.getPriority(), 0))));
    return all.size() == 1 ? of() : List.copyOf(all);
  }

  ObjectNode definition() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", name)
        .put("type", type)
        .put("format", this.equals(NAME) ? "name" : "")
        .put("description", "")
        .put("priority", priority);
  }

  JsonNode cell(ObjectNode object) {
    JsonNode found = JsonPath.find(object, path);
    if (found.isMissingNode() || found.isNull()) {
      return JsonNodeFactory.instance.nullNode();
    }
    if (type.equals("date")) {
      return JsonNodeFactory.instance.textNode(age(found.asText()));
    }
    return type.equals("string")
        ? JsonNodeFactory.instance.textNode(found.isValueNode() ? found.asText() : found.toString())
        : found;
  }

  private static String age(String since) {
    try {
      Duration age = Duration.between(Instant.parse(since), Instant.now());
      return age.toMinutes() < 2
          ? age.toSeconds() + "s"
          : age.toHours() < 3 ? age.toMinutes() + "m" : age.toHours() + "h";
    } catch (DateTimeParseException e) {
      return "<invalid>";
    }
  }
}
