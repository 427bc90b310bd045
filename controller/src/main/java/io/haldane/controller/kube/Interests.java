package io.haldane.controller.kube;

import io.haldane.api.ObjectRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which canaries an object matters to, so that its change wakes those and no others. */
public final class Interests {
  private final Map<CanaryKey, Set<ObjectRef>> needs = new HashMap<>();
  private final Map<ObjectRef, Set<CanaryKey>> needed = new HashMap<>();

  /** Replaces what the canary needs. */
  public synchronized void set(CanaryKey canary, Set<ObjectRef> refs) {
    if (refs.equals(needs.get(canary))) {
      return;
    }
    forget(canary);
    needs.put(canary, Set.copyOf(refs));
    refs.forEach(ref -> needed.computeIfAbsent(ref, _ -> new HashSet<>()).add(canary));
  }

  public synchronized void forget(CanaryKey canary) {
    Set<ObjectRef> refs = needs.remove(canary);
    if (refs == null) {
      return;
    }
    for (ObjectRef ref : refs) {
      Set<CanaryKey> others = needed.getOrDefault(ref, new HashSet<>());
      others.remove(canary);
      if (others.isEmpty()) {
        needed.remove(ref);
      }
    }
  }

  public synchronized Set<CanaryKey> of(ObjectRef ref) {
    return Set.copyOf(needed.getOrDefault(ref, Set.of()));
  }
}
