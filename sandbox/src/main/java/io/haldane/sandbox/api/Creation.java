package io.haldane.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** How an object comes into being. */
final class Creation {
  private final Store store;

  Creation(Store store) {
    this.store = store;
  }

  Answer create(ResourceKind kind, Call call, ObjectNode body) {
    if (!call.request().name().isEmpty()) {
      return new Answer.Refusal(405, "MethodNotAllowed", "the sandbox has no such subresource");
    }
    if (!body.path("kind").asText().equals(kind.kind())) {
      return Answer.badRequest("the kind of the object must be " + kind.kind());
    }
    ObjectNode object = Defaults.fill(kind, body, null);
    ObjectNode metadata = object.withObject("/metadata");
    String namespace = call.request().namespace();
    if (!metadata.path("namespace").asText(namespace).equals(namespace)) {
      return Answer.badRequest(
          "the namespace of the object does not match the namespace on the URL");
    }
    if (!metadata.path("resourceVersion").asText().isEmpty()) {
      return Answer.badRequest("resourceVersion should not be set on objects to be created");
    }
    String generate = metadata.path("generateName").asText();
    if (metadata.path("name").asText().isEmpty() && !generate.isEmpty()) {
      metadata.put("name", generate + Suffix.random());
    }
    String name = metadata.path("name").asText();
    if (name.isEmpty()) {
      return Answer.invalid("metadata.name: Required value: name or generateName is required");
    }
    Key key = Key.of(kind, namespace, name);
    if (store.get(key).isPresent()) {
      return new Answer.Refusal(409, "AlreadyExists", key.title() + " already exists");
    }
    birth(kind, object, metadata, namespace);
    return new Answer.Body(201, call.dryRun() ? object : store.put(kind, key, object));
  }

  private static void birth(
      ResourceKind kind, ObjectNode object, ObjectNode metadata, String namespace) {
    if (kind.namespaced()) {
      metadata.put("namespace", namespace);
    }
    metadata.put("uid", UUID.randomUUID().toString());
    metadata.put("creationTimestamp", now());
    metadata.put("generation", 1);
    metadata.remove("deletionTimestamp");
    if (kind.statusSubresource()) {
      object.remove("status");
    }
  }

  /** RFC 3339 in whole seconds, as the API writes times. */
  static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
