package io.haldane.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.sandbox.api.Answer.Body;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Objects, lists and watches. Callers hold the store's monitor. */
final class Reads {
  private final Store store;

  Reads(Store store) {
    this.store = store;
  }

  Answer get(ResourceKind kind, Call call) {
    Key key = Key.of(kind, call.request().namespace(), call.request().name());
    return store
        .get(key)
        .<Answer>map(found ->
            switch (call.request().subresource()) {
              case "", "status" -> new Body(200, call.view().one(kind, call.version(), found));
              case "scale" -> new Body(200, Scale.of(found));
              case String other -> Answer.notFound(key.title() + "/" + other);
            })
        .orElseGet(() -> Answer.notFound(key.title()));
  }

  /** Pages of {@code limit} objects; {@code continue} is the place of the next one in the order. */
  Answer list(ResourceKind kind, Call call) {
    Optional<Predicate<JsonNode>> selector = selector(kind, call);
    if (selector.isEmpty()) {
      return unselectable(call);
    }
    List<ObjectNode> found =
        store.list(kind, call.request().namespace()).values().stream()
            .filter(selector.get())
            .toList();
    int from = Math.min(number(call.query().get("continue")), found.size());
    int limit = number(call.query().get("limit"));
    int to = limit == 0 ? found.size() : Math.min(found.size(), from + limit);
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    metadata.put("resourceVersion", Long.toString(store.version()));
    if (to < found.size()) {
      metadata.put("continue", Integer.toString(to));
      metadata.put("remainingItemCount", found.size() - to);
    }
    return new Body(200, call.view().list(kind, call.version(), found.subList(from, to), metadata));
  }

  Answer watch(ResourceKind kind, Call call) {
    return selector(kind, call)
        .<Answer>map(selector ->
            new Answer.Watching(
                new Watch(
                    store,
                    kind,
                    object -> call.view().one(kind, call.version(), object),
                    call.request().namespace(),
                    selector,
                    number(call.query().get("resourceVersion")),
                    call.query().get("allowWatchBookmarks").equals("true"))))
        .orElseGet(() -> unselectable(call));
  }

  /** What a deletion of a collection means, in order. */
  Map<Key, ObjectNode> selected(ResourceKind kind, Call call) {
    Map<Key, ObjectNode> found = store.list(kind, call.request().namespace());
    selector(kind, call).ifPresent(wanted -> found.values().removeIf(wanted.negate()));
    return found;
  }

  static Answer unselectable(Call call) {
    return Answer.badRequest("field label not supported: " + call.query().get("fieldSelector"));
  }

  static Optional<Predicate<JsonNode>> selector(ResourceKind kind, Call call) {
    Call.Query query = call.query();
    return Selector.of(kind, query.get("labelSelector"), query.get("fieldSelector"));
  }

  private static int number(String text) {
    return text.isEmpty() || !text.chars().allMatch(Character::isDigit)
        ? 0
        : Integer.parseInt(text);
  }
}
