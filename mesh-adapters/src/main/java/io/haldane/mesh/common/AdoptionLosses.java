package io.haldane.mesh.common;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.routing.RouteTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a user's tree has and the one that is written in its place has not, by name. That requests
 * go to the two versions from then on is the point of it and no loss.
 */
final class AdoptionLosses {
  /** Lists of the places that a rule leads to, in the words of every mesh. */
  private static final Set<String> DESTINATIONS =
      Set.of("route", "backendRefs", "services", "backends", "weightedTargets", "splits");

  /** What tells which place is meant, and how much it gets. */
  private static final Set<String> ADDRESS =
      Set.of("name", "service", "host", "destination", "namespace", "group", "kind", "port");

  private static final String WEIGHT = "weight";

  /** Where the canary gives another value, its user has decided so. */
  private static final Set<String> DECIDED =
      Set.of(
          "timeout",
          "timeouts",
          "retries",
          "timeoutPolicy",
          "retryPolicy",
          "corsPolicy",
          "cors",
          "trafficPolicy");

  private final RouteTarget target;
  private final List<String> found = new ArrayList<>();

  private AdoptionLosses(RouteTarget target) {
    this.target = target;
  }

  /**
   * What of that field of their spec is not in ours.
   *
   * @param target whose Services are the places that ours lead to
   */
  static List<String> of(RouteTarget target, String field, JsonNode theirs, JsonNode ours) {
    AdoptionLosses losses = new AdoptionLosses(target);
    if (theirs.has(field)) {
      losses.field("spec", field, theirs.path(field), ours, false);
    }
    return losses.found;
  }

  private void compare(String path, JsonNode theirs, JsonNode ours, boolean decided) {
    if (theirs.isMissingNode() || theirs.isNull() || isEmptyContainer(theirs)) {
      return;
    }
    if (ours.isMissingNode() || ours.isNull()) {
      lose(path, theirs);
    } else if (theirs.isObject()) {
      for (Map.Entry<String, JsonNode> field : theirs.properties()) {
        field(path, field.getKey(), field.getValue(), ours, decided);
      }
    } else if (theirs.isArray()) {
      for (int i = 0; i < theirs.size(); i++) {
        element(path + "[" + i + "]", theirs.get(i), ours, decided);
      }
    } else if (!decided && !theirs.asText().equals(ours.asText())) {
      lose(path, theirs);
    }
  }

  private static boolean isEmptyContainer(JsonNode tree) {
    return tree.isContainerNode() && tree.isEmpty();
  }

  private void field(String parent, String name, JsonNode theirs, JsonNode ours, boolean decided) {
    String path = parent + "." + name;
    if (DESTINATIONS.contains(name) && theirs.isArray()) {
      for (int i = 0; i < theirs.size(); i++) {
        destination(path + "[" + i + "]", theirs.get(i), ours.path(name).path(0));
      }
    } else {
      compare(path, theirs, ours.path(name), decided || DECIDED.contains(name));
    }
  }

  /** An element is kept if any of ours has all of it; else the one that is most like it tells. */
  private void element(String path, JsonNode theirs, JsonNode ours, boolean decided) {
    List<List<String>> each = new ArrayList<>();
    for (JsonNode candidate : ours) {
      if (isOfOneKind(theirs, candidate)) {
        AdoptionLosses losses = new AdoptionLosses(target);
        losses.compare(path, theirs, candidate, decided);
        each.add(losses.found);
      }
    }
    each.stream()
        .min(Comparator.comparingInt(List::size))
        .filter(best -> theirs.isObject())
        .ifPresentOrElse(
            found::addAll,
            () -> {
              if (each.stream().noneMatch(List::isEmpty)) {
                lose(path, theirs);
              }
            });
  }

  /** Filters of two types have nothing to do with each other. */
  private static boolean isOfOneKind(JsonNode one, JsonNode other) {
    return one.path("type").equals(other.path("type"));
  }

  private void destination(String path, JsonNode theirs, JsonNode ours) {
    JsonNode address = theirs.path("destination").isObject() ? theirs.path("destination") : theirs;
    String name =
        Stream.of("host", "name", "service")
            .map(field -> address.path(field).asText())
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
    String kind = address.path("kind").asText("Service");
    String namespace = address.path("namespace").asText(target.namespace());
    if (!isOurs(name) || !kind.equals("Service") || !namespace.equals(target.namespace())) {
      found.add("%s (%s)".formatted(path, name));
      return;
    }
    JsonNode port = address.path("port");
    int number = port.isObject() ? port.path("number").asInt() : port.asInt();
    if (number != 0 && number != target.service().port()) {
      found.add("%s.port (%d)".formatted(path, number));
    }
    rest(path, theirs, ours);
    if (address != theirs) {
      rest(path + ".destination", address, ours.path("destination"));
    }
  }

  private void rest(String path, JsonNode theirs, JsonNode ours) {
    for (Map.Entry<String, JsonNode> field : theirs.properties()) {
      String name = field.getKey();
      if (!ADDRESS.contains(name) && !name.equals(WEIGHT)) {
        compare(path + "." + name, field.getValue(), ours.path(name), false);
      }
    }
  }

  private boolean isOurs(String name) {
    return Stream.of(target.apex(), target.primary(), target.canaryService())
        .anyMatch(own ->
            name.equals(own) || (name + ".").startsWith(own + "." + target.namespace() + "."));
  }

  private void lose(String path, JsonNode theirs) {
    String hint = hint(theirs);
    found.add(hint.isEmpty() ? path : "%s (%s)".formatted(path, hint));
  }

  private static String hint(JsonNode theirs) {
    if (theirs.isArray()) {
      return theirs
          .valueStream()
          .map(AdoptionLosses::hint)
          .filter(hint -> !hint.isEmpty())
          .collect(Collectors.joining(", "));
    }
    return theirs.isObject()
        ? theirs.path("type").asText(theirs.path("name").asText())
        : theirs.asText();
  }
}
