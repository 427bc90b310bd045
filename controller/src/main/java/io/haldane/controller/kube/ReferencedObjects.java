package io.haldane.controller.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.ObjectRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Objects that the caches keep in outline, read whole by name and kept as long as a canary refers
 * to them. What they take is bounded, for each namespace and in all. Thread-safe.
 */
final class ReferencedObjects {
  /** Reads past the caches. */
  @FunctionalInterface
  interface Reads {
    Optional<HasMetadata> read(ObjectRef ref) throws Unreadable;
  }

  /**
   * Bytes of text.
   *
   * @param always what a namespace has, whatever the others take
   * @param namespace of the objects of one namespace
   * @param all of all objects
   */
  record Limits(long always, long namespace, long all) {
    private static final long SMALL = 256L << 10;
    private static final long LEAST = 8L << 20;

    /** An eighth of the heap for a namespace, and two fifths for all. */
    static Limits of(long heap) {
      return new Limits(SMALL, Math.max(LEAST, heap / 8), Math.max(LEAST, heap / 5 * 2));
    }
  }

  private final Reads reads;
  private final Predicate<ObjectRef> needed;
  private final Limits limits;
  private final Map<ObjectRef, RawObject> kept = new HashMap<>();
  private final Map<String, Long> bytes = new HashMap<>();
  private long allBytes;

  /**
   * @param needed whether a canary refers to an object
   */
  ReferencedObjects(Reads reads, Predicate<ObjectRef> needed, Limits limits) {
    this.reads = reads;
    this.needed = needed;
    this.limits = limits;
  }

  /**
   * The object, at least as new as its outline; empty when it went meanwhile. Blocks for a request
   * when it is not known in that version.
   *
   * @throws Unreadable when it cannot be read, or there is no room for it
   */
  Optional<HasMetadata> of(ObjectRef ref, HasMetadata outline) throws Unreadable {
    RawObject known = known(ref);
    if (known != null && isCurrent(known, outline)) {
      return Optional.of(known);
    }
    Optional<HasMetadata> read = reads.read(ref);
    if (read.isPresent() && read.get() instanceof RawObject whole) {
      keep(ref, whole);
    }
    return read;
  }

  /** What a write of ours made of an object; saves reading it. Ignored when there is no room. */
  void wrote(ObjectRef ref, RawObject whole) {
    if (known(ref) != null && noRoomFor(ref, whole).isEmpty()) {
      put(ref, whole);
    }
  }

  synchronized void forget(ObjectRef ref) {
    RawObject gone = kept.remove(ref);
    if (gone != null) {
      count(ref, -gone.size());
    }
  }

  /** Bytes that are kept. */
  synchronized long size() {
    return allBytes;
  }

  private synchronized @Nullable RawObject known(ObjectRef ref) {
    return kept.get(ref);
  }

  private static boolean isCurrent(RawObject known, HasMetadata outline) {
    return Objects.equals(known.getMetadata().getUid(), outline.getMetadata().getUid())
        && Versions.atLeast(
            known.getMetadata().getResourceVersion(), outline.getMetadata().getResourceVersion());
  }

  private void keep(ObjectRef ref, RawObject whole) throws Unreadable {
    Optional<String> why = noRoomFor(ref, whole);
    if (why.isPresent()) {
      throw new Unreadable(
          "%s of %d KiB cannot be cached: %s. Use fewer or smaller ConfigMaps and Secrets, or raise the controller's memory limit."
              .formatted(ref, whole.size() >> 10, why.get()));
    }
    put(ref, whole);
    // Whoever needed it may have gone while it was read.
    if (!needed.test(ref)) {
      forget(ref);
    }
  }

  private synchronized Optional<String> noRoomFor(ObjectRef ref, RawObject whole) {
    RawObject before = kept.get(ref);
    long more = whole.size() - (before == null ? 0L : before.size());
    long own = bytes.getOrDefault(namespace(ref), 0L) + more;
    if (own > limits.namespace()) {
      return Optional.of(
          "what canaries of namespace %s refer to would take more than %d MiB"
              .formatted(ref.namespace(), limits.namespace() >> 20));
    }
    return own > limits.always() && allBytes + more > limits.all()
        ? Optional.of(
            "what all canaries refer to would take more than %d MiB".formatted(limits.all() >> 20))
        : Optional.empty();
  }

  private synchronized void put(ObjectRef ref, RawObject whole) {
    forget(ref);
    kept.put(ref, whole);
    count(ref, whole.size());
  }

  private void count(ObjectRef ref, long more) {
    allBytes += more;
    bytes.merge(namespace(ref), more, (one, other) -> one + other == 0 ? null : one + other);
  }

  private static String namespace(ObjectRef ref) {
    return String.valueOf(ref.namespace());
  }
}
