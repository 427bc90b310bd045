package io.haldane.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * One watch. Its own virtual thread sends, which keeps events in order and the store free of slow
 * readers.
 */
final class Watch {
  private static final String CLOSE = "";
  private static final long MINUTE_MILLIS = 60_000;

  /** What carries the events to the reader. */
  interface Wire {
    /** Throws IllegalStateException once the reader is gone. */
    void send(String event);

    void close();
  }

  private final Store store;
  private final ResourceKind kind;
  private final UnaryOperator<ObjectNode> view;
  private final String namespace;
  private final Predicate<JsonNode> selector;
  private final long since;
  private final boolean bookmarks;
  private final BlockingQueue<String> outbox = new LinkedBlockingQueue<>();

  Watch(
      Store store,
      ResourceKind kind,
      UnaryOperator<ObjectNode> view,
      String namespace,
      Predicate<JsonNode> selector,
      long since,
      boolean bookmarks) {
    this.store = store;
    this.kind = kind;
    this.view = view;
    this.namespace = namespace;
    this.selector = selector;
    this.since = since;
    this.bookmarks = bookmarks;
  }

  ResourceKind kind() {
    return kind;
  }

  String namespace() {
    return namespace;
  }

  /** Resource version to start after; 0 to be told of everything that is there. */
  long since() {
    return since;
  }

  /** Tells over that wire what the reader has missed, then what comes. */
  void open(Wire wire) {
    Thread.ofVirtual().name("watch-" + kind.plural()).start(() -> send(wire));
    store.attach(this);
  }

  /** The reader is gone. */
  void end() {
    store.detach(this);
    outbox.add(CLOSE);
  }

  void begin(ObjectNode object) {
    if (selector.test(object)) {
      say("ADDED", object);
    }
  }

  void offer(StoreEvent event) {
    if (!event.key().holds(kind, namespace)) {
      return;
    }
    ObjectNode before = event.before();
    ObjectNode after = event.after();
    boolean was = before != null && selector.test(before);
    boolean is = after != null && selector.test(after);
    if (after != null && (was || is)) {
      say(is ? (was ? "MODIFIED" : "ADDED") : "DELETED", after);
    } else if (before != null && was) {
      say("DELETED", before);
    }
  }

  /** The history no longer reaches back to where this watch wants to start. */
  void expired(long now) {
    ObjectNode status =
        Answers.status(new Answer.Refusal(410, "Expired", "too old resource version, now " + now));
    outbox.add(event("ERROR", status));
    outbox.add(CLOSE);
  }

  void drop() {
    outbox.add(CLOSE);
  }

  private void say(String type, ObjectNode object) {
    outbox.add(event(type, view.apply(object)));
  }

  private static String event(String type, ObjectNode object) {
    return JsonNodeFactory.instance.objectNode().put("type", type).set("object", object).toString();
  }

  /** What comes next; in silence, where the reader has got to. */
  private String next() throws InterruptedException {
    while (true) {
      String text = outbox.poll(MINUTE_MILLIS, TimeUnit.MILLISECONDS);
      if (text != null) {
        return text;
      }
      if (bookmarks) {
        Optional<String> bookmark = bookmark();
        if (bookmark.isPresent()) {
          return bookmark.get();
        }
      }
    }
  }

  /** None while there is something to tell. */
  private Optional<String> bookmark() {
    synchronized (store) {
      if (!outbox.isEmpty()) {
        return Optional.empty();
      }
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      object
          .put("kind", kind.kind())
          .put("apiVersion", kind.apiVersion(kind.versions().getFirst()));
      object.putObject("metadata").put("resourceVersion", Long.toString(store.version()));
      return Optional.of(event("BOOKMARK", object));
    }
  }

  private void send(Wire wire) {
    try {
      String text = next();
      while (!text.equals(CLOSE)) {
        wire.send(text);
        text = next();
      }
      wire.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException closed) {
      // The reader went first; nobody is left to tell.
      store.detach(this);
    }
  }
}
