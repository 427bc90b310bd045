package io.haldane.cli.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One value that the next run would change.
 *
 * @param field such as {@code spec.containers[app].image}
 * @param before null for a new value
 * @param after null for one that goes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Difference(
    String object, String field, @Nullable String before, @Nullable String after) {

  /** Between two trees, value by value; entries of lists are compared by their names. */
  static List<Difference> between(String object, JsonNode before, JsonNode after) {
    Map<String, String> was = new LinkedHashMap<>();
    Map<String, String> is = new LinkedHashMap<>();
    flatten("", before, was);
    flatten("", after, is);
    Set<String> fields = new TreeSet<>(was.keySet());
    fields.addAll(is.keySet());
    List<Difference> differences = new ArrayList<>();
    for (String field : fields) {
      @Nullable String one = was.get(field);
      @Nullable String other = is.get(field);
      if (one == null || !one.equals(other)) {
        differences.add(new Difference(object, field, one, other));
      }
    }
    return differences;
  }

  private static void flatten(String path, JsonNode node, Map<String, String> values) {
    switch (node.getNodeType()) {
      case OBJECT ->
          node.properties()
              .forEach(field ->
                  flatten(
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      field.getValue(),
                      values));
      case ARRAY -> {
        for (int i = 0; i < node.size(); i++) {
          String name = node.path(i).path("name").asText("");
          String key = name.isEmpty() ? String.valueOf(i) : name;
          flatten(path + "[" + key + "]", node.path(i), values);
        }
      }
      case STRING, NUMBER, BOOLEAN, BINARY, POJO -> values.put(path, node.asText());
      case NULL, MISSING -> {}
    }
  }
}
