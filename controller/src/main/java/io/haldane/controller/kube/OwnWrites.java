package io.haldane.controller.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.ObjectRef;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What each canary wrote last, so that its next tick does not read a cache from before. A cache
 * that stays behind is replaced by a direct read.
 */
public final class OwnWrites {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
  private static final Duration POLL = Duration.ofMillis(10);

  /** One write: the version that it made, or the object that it deleted. */
  private sealed interface Write {
    record Made(String version) implements Write {}

    record Deleted(String uid) implements Write {}
  }

  private final Map<CanaryKey, Map<ObjectRef, Write>> pending = new ConcurrentHashMap<>();
  private final Map<CanaryKey, String> statusVersions = new ConcurrentHashMap<>();
  private final Caches caches;
  private final DirectReads direct;

  public OwnWrites(Caches caches, DirectReads direct) {
    this.caches = caches;
    this.direct = direct;
  }

  void made(CanaryKey canary, ObjectRef ref, String version) {
    writes(canary).put(ref, new Write.Made(version));
  }

  void deleted(CanaryKey canary, ObjectRef ref, String uid) {
    writes(canary).put(ref, new Write.Deleted(uid));
  }

  void status(CanaryKey canary, String version) {
    made(canary, canary.ref(), version);
    statusVersions.put(canary, version);
  }

  /** Whether this is the version that our own write of the status made: no news to act on. */
  boolean isOurStatus(HasMetadata canary) {
    String version = canary.getMetadata().getResourceVersion();
    return version != null && version.equals(statusVersions.get(CanaryKey.of(canary)));
  }

  /**
   * Whether the canary itself made that version of the object, or a later one, since it was last
   * read: its decision is what led to it.
   */
  public boolean made(CanaryKey canary, Change change) {
    return pending.getOrDefault(canary, Map.of()).get(change.object())
            instanceof Write.Made(String version)
        && change.isIn(version);
  }

  public void forget(CanaryKey canary) {
    pending.remove(canary);
    statusVersions.remove(canary);
  }

  /**
   * Waits until the caches show what the canary wrote.
   *
   * @return what was read directly, because the cache stayed behind; empty for deleted objects
   */
  public Map<ObjectRef, Optional<HasMetadata>> catchUp(CanaryKey canary) throws Unreadable {
    Map<ObjectRef, Write> writes = pending.getOrDefault(canary, Map.of());
    Map<ObjectRef, Optional<HasMetadata>> fresher = new HashMap<>();
    long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
    for (Map.Entry<ObjectRef, Write> entry : Map.copyOf(writes).entrySet()) {
      ObjectRef ref = entry.getKey();
      if (seen(ref, entry.getValue(), deadline)) {
        writes.remove(ref, entry.getValue());
      } else {
        fresher.put(ref, direct.read(ref));
      }
    }
    return fresher;
  }

  /** Whether the caches show every status that was written. */
  public boolean showEveryStatus() {
    return pending.entrySet().stream()
        .allMatch(writes -> {
          ObjectRef canary = writes.getKey().ref();
          Write status = writes.getValue().get(canary);
          return status == null || shows(caches.peek(canary).orElse(null), status);
        });
  }

  private boolean seen(ObjectRef ref, Write write, long deadline) {
    while (!shows(caches.peek(ref).orElse(null), write)) {
      if (System.nanoTime() >= deadline || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    return true;
  }

  private static boolean shows(@Nullable HasMetadata cached, Write write) {
    return switch (write) {
      case Write.Made(String version) ->
          cached != null && Versions.atLeast(cached.getMetadata().getResourceVersion(), version);
      case Write.Deleted(String uid) ->
          cached == null
              || cached.getMetadata().getDeletionTimestamp() != null
              || !uid.equals(cached.getMetadata().getUid());
    };
  }

  private Map<ObjectRef, Write> writes(CanaryKey canary) {
    return pending.computeIfAbsent(canary, _ -> new ConcurrentHashMap<>());
  }
}
