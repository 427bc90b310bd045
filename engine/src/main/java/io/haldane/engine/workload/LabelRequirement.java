package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One requirement of a label selector, such as {@code tier in (web, api)}.
 *
 * @param is whether the label must be there with one of the values, or must not
 * @param values none when any value counts
 */
record LabelRequirement(String label, boolean is, Set<String> values) {
  private static final Pattern ONE =
      Pattern.compile(
          "\\s*(?:(?<not>!)?\\s*(?<label>[\\w./-]+)\\s*(?:(?<op>==|!=|=|in\\b|notin\\b)\\s*"
              + "(?:\\((?<set>[^)]*)\\)|(?<value>[\\w.-]*)))?)\\s*(?:,|$)");

  /** Those of a selector as it is written on a command line; what cannot be read is left out. */
  static List<LabelRequirement> in(String text) {
    List<LabelRequirement> found = new ArrayList<>();
    Matcher matcher = ONE.matcher(text);
    while (matcher.lookingAt()) {
      found.add(of(matcher));
      matcher.region(matcher.end(), text.length());
    }
    return found;
  }

  private static LabelRequirement of(Matcher text) {
    String operator = text.group("op");
    if (operator == null) {
      return new LabelRequirement(text.group("label"), text.group("not") == null, Set.of());
    }
    Set<String> values = new TreeSet<>();
    String set = text.group("set") == null ? text.group("value") : text.group("set");
    for (String value : set.split(",", -1)) {
      values.add(value.strip());
    }
    boolean is = !operator.equals("!=") && !operator.equals("notin");
    return new LabelRequirement(text.group("label"), is, values);
  }

  /** Those of a {@code labelSelector} or a workload's {@code selector}. */
  static List<LabelRequirement> in(JsonNode selector) {
    List<LabelRequirement> found = new ArrayList<>();
    selector
        .path("matchLabels")
        .properties()
        .forEach(label ->
            found.add(
                new LabelRequirement(label.getKey(), true, Set.of(label.getValue().asText()))));
    for (JsonNode expression : selector.path("matchExpressions")) {
      Set<String> values = new TreeSet<>();
      expression.path("values").forEach(value -> values.add(value.asText()));
      boolean is = !List.of("NotIn", "DoesNotExist").contains(expression.path("operator").asText());
      found.add(new LabelRequirement(expression.path("key").asText(), is, values));
    }
    return found;
  }

  boolean accepts(Map<String, String> labels) {
    String value = labels.get(label);
    return is == (value != null && (values.isEmpty() || values.contains(value)));
  }
}
