package io.haldane.sandbox.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.sandbox.api.Answer.Body;
import java.util.Optional;

/**
 * The rules of writing: who may replace what, and what the server itself fills in. Callers hold the
 * store's monitor.
 */
final class Writes {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Store store;
  private final Creation creation;

  Writes(Store store) {
    this.store = store;
    this.creation = new Creation(store);
  }

  Answer create(ResourceKind kind, Call call) {
    return switch (read(call.body())) {
      case Body read -> creation.create(kind, call, (ObjectNode) read.body());
      case Answer refusal -> refusal;
    };
  }

  Answer update(ResourceKind kind, Call call) {
    return onExisting(
        kind,
        call,
        (key, current) ->
            switch (read(call.body())) {
              case Body read when kind.custom() && version(read.body()).isEmpty() ->
                  Answer.invalid("metadata.resourceVersion: must be specified for an update");
              case Body read -> replace(kind, call, key, current, (ObjectNode) read.body());
              case Answer refusal -> refusal;
            });
  }

  Answer patch(ResourceKind kind, Call call) {
    return onExisting(
        kind,
        call,
        (key, current) ->
            switch (Patches.apply(call.contentType(), current, call.body())) {
              case Body patched -> replace(kind, call, key, current, (ObjectNode) patched.body());
              case Answer refusal -> refusal;
            });
  }

  Answer delete(ResourceKind kind, Call call) {
    return onExisting(kind, call, (key, current) -> deleteOne(kind, call, key, current));
  }

  private Answer deleteOne(ResourceKind kind, Call call, Key key, ObjectNode current) {
    JsonNode options =
        call.body().isEmpty() || !(read(call.body()) instanceof Body body)
            ? JSON.createObjectNode()
            : body.body();
    JsonNode preconditions = options.path("preconditions");
    for (String field : new String[] {"uid", "resourceVersion"}) {
      String wanted = preconditions.path(field).asText();
      if (!wanted.isEmpty() && !wanted.equals(current.path("metadata").path(field).asText())) {
        return Answer.conflict("precondition failed: " + field + " of " + key.title());
      }
    }
    if (!call.dryRun()) {
      delete(kind, key, current);
    }
    return new Body(200, current);
  }

  /** Removes the object, or only marks it while somebody's finalizer holds it. */
  void delete(ResourceKind kind, Key key, ObjectNode current) {
    JsonNode metadata = current.path("metadata");
    if (metadata.path("finalizers").isEmpty()) {
      store.remove(kind, key);
    } else if (!metadata.has("deletionTimestamp")) {
      ObjectNode marked = current.deepCopy();
      marked.withObject("/metadata").put("deletionTimestamp", Creation.now());
      store.put(kind, key, marked);
    }
  }

  private interface OnExisting {
    Answer answer(Key key, ObjectNode current);
  }

  private Answer onExisting(ResourceKind kind, Call call, OnExisting action) {
    Key key = Key.of(kind, call.request().namespace(), call.request().name());
    String subresource = call.request().subresource();
    boolean known =
        subresource.isEmpty()
            || (subresource.equals("status") && kind.statusSubresource())
            || (subresource.equals("scale") && Scale.has(kind));
    Optional<ObjectNode> current = store.get(key);
    return current.isEmpty() || !known
        ? Answer.notFound(key.title() + (known ? "" : "/" + subresource))
        : action.answer(key, current.get());
  }

  private Answer replace(
      ResourceKind kind, Call call, Key key, ObjectNode current, ObjectNode proposed) {
    String basis = version(proposed);
    if (!basis.isEmpty() && !basis.equals(version(current))) {
      return Answer.conflict(
          "Operation cannot be fulfilled on "
              + key.title()
              + ": the object has been modified; please apply your changes to the latest version"
              + " and try again");
    }
    String uid = proposed.path("metadata").path("uid").asText();
    if (!uid.isEmpty() && !uid.equals(current.path("metadata").path("uid").asText())) {
      return Answer.conflict("precondition failed: uid of " + key.title());
    }
    String name = proposed.path("metadata").path("name").asText(key.name());
    if (!name.equals(key.name())) {
      return Answer.badRequest("the name of the object does not match the name on the URL");
    }
    ObjectNode next =
        switch (call.request().subresource()) {
          case "status" -> Succession.ofStatus(current, proposed);
          case "scale" -> Scale.applied(current, proposed);
          default -> Succession.of(kind, current, Defaults.fill(kind, proposed, current));
        };
    return Succession.refusal(kind, current, next)
        .<Answer>map(refusal -> refusal)
        .orElseGet(() -> commit(kind, call, key, current, next));
  }

  private Answer commit(
      ResourceKind kind, Call call, Key key, ObjectNode current, ObjectNode next) {
    if (call.dryRun() || next.equals(current)) {
      return new Body(200, next);
    }
    boolean released =
        next.path("metadata").has("deletionTimestamp")
            && next.path("metadata").path("finalizers").isEmpty();
    ObjectNode kept = store.put(kind, key, next);
    if (released) {
      store.remove(kind, key);
    }
    return new Body(200, kept);
  }

  private static String version(JsonNode object) {
    return object.path("metadata").path("resourceVersion").asText();
  }

  private static Answer read(String text) {
    try {
      return JSON.readTree(text) instanceof ObjectNode object
          ? new Body(200, object)
          : Answer.badRequest("the body must be a JSON object");
    } catch (JsonProcessingException e) {
      return Answer.badRequest("the body is not JSON: " + e.getOriginalMessage());
    }
  }
}
