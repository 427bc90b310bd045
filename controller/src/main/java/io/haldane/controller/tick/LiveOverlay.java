package io.haldane.controller.tick;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The live objects while they are being changed: each write is seen by the next one. */
final class LiveOverlay {
  private final Map<ObjectRef, HasMetadata> objects = new HashMap<>();

  LiveOverlay(LiveObjects live) {
    live.refs().forEach(ref -> live.find(ref).ifPresent(object -> objects.put(ref, object)));
  }

  Optional<HasMetadata> find(ObjectRef ref) {
    return Optional.ofNullable(objects.get(ref));
  }

  void now(ObjectRef ref, Optional<HasMetadata> object) {
    if (object.isPresent()) {
      objects.put(ref, object.get());
    } else {
      objects.remove(ref);
    }
  }

  LiveObjects live() {
    return LiveObjects.of(objects.values());
  }
}
