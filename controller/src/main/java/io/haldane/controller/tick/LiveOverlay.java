package io.haldane.controller.tick;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The live objects while they are being changed: each write is seen by the next one. */
final class LiveOverlay {
  private final LiveObjects before;
  private final Map<ObjectRef, Optional<HasMetadata>> changed = new HashMap<>();

  LiveOverlay(LiveObjects live) {
    before = live;
  }

  Optional<HasMetadata> find(ObjectRef ref) {
    Optional<HasMetadata> now = changed.get(ref);
    return now == null ? before.find(ref) : now;
  }

  void now(ObjectRef ref, Optional<HasMetadata> object) {
    changed.put(ref, object);
  }

  LiveObjects live() {
    return before.with(changed);
  }
}
