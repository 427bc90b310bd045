package io.haldane.sandbox.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import io.haldane.sandbox.api.Door;
import io.haldane.sandbox.api.Fault;
import io.haldane.sandbox.api.Faults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sandbox's API, who writes to it at the moment, and who hears of it. */
final class Cluster {
  /** Hears of a change while it happens; must not write. */
  interface Listener {
    void changed(ObjectRef ref, Door.Change change, Writer by);
  }

  /**
   * Who writes.
   *
   * @param look what a replica acts upon; null for everybody else
   */
  record Writer(String name, @Nullable Look look) {
    static final Writer USER = new Writer("user", null);
    static final Writer KUBERNETES = new Writer("kubernetes", null);
  }

  private final List<Listener> listeners = new ArrayList<>();
  private final Map<ObjectRef, ObjectNode> objects = new LinkedHashMap<>();
  private final Door door = new Door(this::heard);
  private Writer writer = Writer.USER;

  void listen(Listener listener) {
    listeners.add(listener);
  }

  void ignore(Listener listener) {
    listeners.remove(listener);
  }

  private void heard(Door.Change change) {
    ObjectNode last = change.last();
    JsonNode metadata = last.path("metadata");
    ObjectRef ref =
        new ObjectRef(
            last.path("apiVersion").asText(),
            last.path("kind").asText(),
            metadata.path("namespace").asText(),
            metadata.path("name").asText());
    ObjectNode after = change.after();
    if (after == null) {
      objects.remove(ref);
    } else {
      objects.put(ref, after);
    }
    List.copyOf(listeners).forEach(listener -> listener.changed(ref, change, writer));
  }

  /** The truth; not to be changed. */
  Optional<ObjectNode> find(ObjectRef ref) {
    return Optional.ofNullable(objects.get(ref));
  }

  JsonNode at(ObjectRef ref, String pointer) {
    ObjectNode object = objects.get(ref);
    return object == null ? JsonNodeFactory.instance.missingNode() : object.at(pointer);
  }

  Map<ObjectRef, ObjectNode> all() {
    return objects;
  }

  Door.Reply send(String method, String path, Writer by, @Nullable JsonNode body) {
    Writer before = writer;
    writer = by;
    try {
      Door.Reply reply = door.send(method, path, by.name(), body);
      writer = Writer.KUBERNETES;
      door.sweep();
      return reply;
    } finally {
      writer = before;
    }
  }

  /** A request of somebody who must not fail. */
  ObjectNode must(String method, String path, Writer by, @Nullable JsonNode body) {
    Door.Reply reply = send(method, path, by, body);
    if (reply.code() >= 300) {
      throw new IllegalStateException(method + " " + path + ": " + reply.body());
    }
    return reply.body();
  }

  void create(ObjectRef ref, ObjectNode object) {
    must("POST", Addresses.collection(ref), Writer.USER, object);
  }

  void patch(ObjectRef ref, JsonNode patch) {
    must("PATCH", Addresses.path(ref), Writer.USER, patch);
  }

  void delete(ObjectRef ref) {
    must("DELETE", Addresses.path(ref), Writer.USER, null);
  }

  /** The next requests of replicas that name this resource are refused. */
  void refuse(int code, int times, String resource, boolean writesOnly) {
    door.faults()
        .next(
            times,
            request ->
                request.userAgent().startsWith("replica")
                    && (resource.isEmpty() || request.resource().equals(resource))
                    && (!writesOnly || request.verb().writes()),
            new Fault.Refuse(code));
  }

  Faults faults() {
    return door.faults();
  }
}
