package io.haldane.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** One thing that a role lets be done: {@code patch apps/deployments}. */
record Rule(String verb, String group, String resource) implements Comparable<Rule> {
  static final Set<String> ALL_VERBS =
      Set.of("get", "list", "watch", "create", "update", "patch", "delete");

  static final Set<String> READING = Set.of("get", "list", "watch");

  /** Everything that the rules of a role allow, one by one. */
  static Set<Rule> of(JsonNode role) {
    Set<Rule> rules = new TreeSet<>();
    for (JsonNode rule : role.path("rules")) {
      for (String group : texts(rule.path("apiGroups"))) {
        for (String resource : texts(rule.path("resources"))) {
          texts(rule.path("verbs")).forEach(verb -> rules.add(new Rule(verb, group, resource)));
        }
      }
    }
    return rules;
  }

  /** {@code "get list apps/deployments"} as the rules that it means; {@code all} are all verbs. */
  static Set<Rule> parse(String line) {
    int end = line.lastIndexOf(' ');
    String kind = line.substring(end + 1);
    int slash = kind.indexOf('/');
    Set<String> verbs =
        line.startsWith("all ") ? ALL_VERBS : Set.of(line.substring(0, end).split(" ", -1));
    return verbs.stream()
        .map(verb -> new Rule(verb, kind.substring(0, slash), kind.substring(slash + 1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.toSet());
  }

  @Override
  public String toString() {
    return verb + " " + group + "/" + resource;
  }

  @Override
  public int compareTo(Rule other) {
    return toString().compareTo(other.toString());
  }
}
