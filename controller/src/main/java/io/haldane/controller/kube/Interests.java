package io.haldane.controller.kube;

import io.haldane.api.ObjectRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Which canaries an object matters to, so that its change wakes those and no others. */
public final class Interests {
  private final Map<CanaryKey, Set<ObjectRef>> needs = new HashMap<>();
  private final Map<ObjectRef, Set<CanaryKey>> needed = new HashMap<>();
  private Consumer<ObjectRef> released = _ -> {};

  /**
   * @param listener is called with an object that no canary refers to any more; must not block
   */
  public synchronized void onRelease(Consumer<ObjectRef> listener) {
    released = listener;
  }

  /** What the canary needs beside what it is known to need. */
  public synchronized void add(CanaryKey canary, Set<ObjectRef> refs) {
    Set<ObjectRef> all = new HashSet<>(needs.getOrDefault(canary, Set.of()));
    if (all.addAll(refs)) {
      set(canary, all);
    }
  }

  /** Replaces what the canary needs. */
  public synchronized void set(CanaryKey canary, Set<ObjectRef> refs) {
    if (refs.equals(needs.get(canary))) {
      return;
    }
    Set<ObjectRef> before =
        Optional.ofNullable(needs.put(canary, Set.copyOf(refs))).orElse(Set.of());
    refs.forEach(ref -> needed.computeIfAbsent(ref, _ -> new HashSet<>()).add(canary));
    before.stream().filter(ref -> !refs.contains(ref)).forEach(ref -> leave(canary, ref));
  }

  /** What the canary is known to need. */
  public synchronized Set<ObjectRef> of(CanaryKey canary) {
    return needs.getOrDefault(canary, Set.of());
  }

  public synchronized void forget(CanaryKey canary) {
    Set<ObjectRef> refs = needs.remove(canary);
    if (refs != null) {
      refs.forEach(ref -> leave(canary, ref));
    }
  }

  private void leave(CanaryKey canary, ObjectRef ref) {
    Set<CanaryKey> others = needed.getOrDefault(ref, new HashSet<>());
    others.remove(canary);
    if (others.isEmpty()) {
      needed.remove(ref);
      released.accept(ref);
    }
  }

  /** Whether any canary refers to it. */
  public synchronized boolean has(ObjectRef ref) {
    return needed.containsKey(ref);
  }

  public synchronized Set<CanaryKey> of(ObjectRef ref) {
    return Set.copyOf(needed.getOrDefault(ref, Set.of()));
  }
}
