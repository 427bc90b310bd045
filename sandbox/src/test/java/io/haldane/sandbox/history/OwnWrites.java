package io.haldane.sandbox.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a replica wrote last, so that its next look is not at a cache from before. */
final class OwnWrites {
  sealed interface Write {
    record Made(long version) implements Write {}

    record Deleted(String uid) implements Write {}
  }

  private final Map<ObjectRef, Write> pending = new HashMap<>();

  void add(ObjectRef ref, Write write) {
    pending.put(ref, write);
  }

  void forget() {
    pending.clear();
  }

  /** Reads past a cache that is behind. */
  interface DirectRead {
    Optional<ObjectNode> read(ObjectRef ref) throws Unreadable;
  }

  /** Objects that the cache knows less well than a direct read does; empty ones are gone. */
  Map<ObjectRef, Optional<ObjectNode>> catchUp(Cache cache, DirectRead direct) throws Unreadable {
    Map<ObjectRef, Optional<ObjectNode>> fresher = new HashMap<>();
    for (Map.Entry<ObjectRef, Write> entry : Map.copyOf(pending).entrySet()) {
      ObjectRef ref = entry.getKey();
      if (shows(cache.find(ref), entry.getValue())) {
        pending.remove(ref);
      } else {
        fresher.put(ref, direct.read(ref));
      }
    }
    return fresher;
  }

  private static boolean shows(Optional<ObjectNode> cached, Write write) {
    return switch (write) {
      case Write.Made(long version) ->
          cached.isPresent() && cached.get().at("/metadata/resourceVersion").asLong() >= version;
      case Write.Deleted(String uid) ->
          cached.isEmpty()
              || cached.get().path("metadata").has("deletionTimestamp")
              || !cached.get().at("/metadata/uid").asText().equals(uid);
    };
  }
}
