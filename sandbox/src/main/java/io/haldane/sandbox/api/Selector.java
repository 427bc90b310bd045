package io.haldane.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which objects a list or a watch means: label and field selectors as predicates over objects. */
final class Selector {
  private static final Pattern IN = Pattern.compile("(\\S+)\\s+(in|notin)\\s+\\(([^)]*)\\)");
  private static final Pattern EQUALITY = Pattern.compile("([^=!]+)(==|=|!=)([^=!]*)");

  /** Commas part requirements, except inside the brackets of a set. */
  private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");

  private static final Set<String> EVENT_FIELDS =
      Set.of("reason", "type", "source", "reportingController", "regarding.name");
  private static final Set<String> POD_FIELDS = Set.of("status.phase", "spec.nodeName");

  private Selector() {}

  /** Empty when a field cannot be selected by, which the API refuses. */
  static Optional<Predicate<JsonNode>> of(ResourceKind kind, String labels, String fields) {
    Predicate<JsonNode> all = object -> true;
    for (String requirement : split(labels)) {
      all = all.and(label(requirement));
    }
    for (String requirement : split(fields)) {
      Matcher equality = EQUALITY.matcher(requirement);
      if (!equality.matches() || !selectable(kind, equality.group(1))) {
        return Optional.empty();
      }
      all = all.and(field(equality));
    }
    return Optional.of(all);
  }

  private static List<String> split(String text) {
    return Arrays.stream(COMMA.split(text)).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static boolean selectable(ResourceKind kind, String field) {
    return field.equals("metadata.name")
        || field.equals("metadata.namespace")
        || (kind.plural().equals("events")
            && (field.startsWith("involvedObject.") || EVENT_FIELDS.contains(field)))
        || (kind.plural().equals("pods") && POD_FIELDS.contains(field));
  }

  private static Predicate<JsonNode> field(Matcher equality) {
    List<String> path = new ArrayList<>(Arrays.asList(equality.group(1).split("\\.")));
    boolean wanted = !equality.group(2).equals("!=");
    String value = equality.group(3);
    return object -> {
      JsonNode node = object;
      for (String name : path) {
        node = node.path(name);
      }
      return node.asText().equals(value) == wanted;
    };
  }

  private static Predicate<JsonNode> label(String requirement) {
    Matcher set = IN.matcher(requirement);
    if (set.matches()) {
      List<String> values = Arrays.stream(set.group(3).split(",")).map(String::strip).toList();
      boolean wanted = set.group(2).equals("in");
      return object -> {
        JsonNode label = label(object, set.group(1));
        return (values.contains(label.asText()) && !label.isMissingNode()) == wanted;
      };
    }
    Matcher equality = EQUALITY.matcher(requirement);
    if (equality.matches()) {
      String key = equality.group(1).strip();
      String value = equality.group(3).strip();
      boolean wanted = !equality.group(2).equals("!=");
      return object -> {
        JsonNode label = label(object, key);
        return (!label.isMissingNode() && label.asText().equals(value)) == wanted;
      };
    }
    if (requirement.startsWith("!")) {
      return object -> label(object, requirement.substring(1)).isMissingNode();
    }
    return object -> !label(object, requirement).isMissingNode();
  }

  private static JsonNode label(JsonNode object, String key) {
    return object.path("metadata").path("labels").path(key);
  }
}
