package io.haldane.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** What an object becomes by an update: which fields the writer sets and which the server keeps. */
final class Succession {
  private static final List<String> KEPT =
      List.of(
          "name",
          "namespace",
          "uid",
          "resourceVersion",
          "creationTimestamp",
          "deletionTimestamp",
          "generation");

  private Succession() {}

  /** An update of the object itself: the status stays, a changed spec is a new generation. */
  static ObjectNode of(ResourceKind kind, ObjectNode current, ObjectNode proposed) {
    ObjectNode next = proposed.deepCopy();
    ObjectNode metadata = next.withObject("/metadata");
    JsonNode before = current.path("metadata");
    KEPT.forEach(field -> keep(metadata, before, field));
    next.set("kind", current.path("kind"));
    next.set("apiVersion", current.path("apiVersion"));
    if (kind.statusSubresource()) {
      keep(next, current, "status");
    }
    if (!substance(next).equals(substance(current))) {
      metadata.put("generation", before.path("generation").asLong() + 1);
    }
    return next;
  }

  /** An update of the status subresource: nothing else changes. */
  static ObjectNode ofStatus(ObjectNode current, ObjectNode proposed) {
    ObjectNode next = current.deepCopy();
    keep(next, proposed, "status");
    return next;
  }

  /** Why this step is not allowed, such as a change of a field that is fixed for life. */
  static Optional<Answer.Refusal> refusal(ResourceKind kind, ObjectNode current, ObjectNode next) {
    boolean workload = kind.group().equals("apps");
    JsonNode selector = current.path("spec").path("selector");
    return workload && !selector.equals(next.path("spec").path("selector"))
        ? Optional.of(Answer.invalid("spec.selector: Invalid value: field is immutable"))
        : Optional.empty();
  }

  private static void keep(ObjectNode into, JsonNode from, String field) {
    if (from.has(field)) {
      into.set(field, from.get(field));
    } else {
      into.remove(field);
    }
  }

  private static ObjectNode substance(ObjectNode object) {
    ObjectNode rest = object.deepCopy();
    rest.remove(List.of("metadata", "status"));
    return rest;
  }
}
