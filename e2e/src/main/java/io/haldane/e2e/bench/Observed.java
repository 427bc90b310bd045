package io.haldane.e2e.bench;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a field of each canary has been, and since when, by one watch. Thread-safe.
 *
 * @param <V> the field's values
 */
final class Observed<V> implements ResourceEventHandler<GenericKubernetesResource>, AutoCloseable {
  private static final Duration GLANCE = Duration.ofMillis(100);

  private final Function<GenericKubernetesResource, Optional<V>> field;
  private final Map<Member, List<Change<V>>> changes = new ConcurrentHashMap<>();
  private final SharedIndexInformer<GenericKubernetesResource> informer;

  /**
   * @param at as {@link System#nanoTime()} counts
   */
  record Change<V>(V value, long at) {}

  Observed(
      KubernetesClient client,
      ResourceDefinitionContext kind,
      Function<GenericKubernetesResource, Optional<V>> field) {
    this.field = field;
    this.informer = client.genericKubernetesResources(kind).inAnyNamespace().inform(this);
  }

  @Override
  public void onAdd(GenericKubernetesResource object) {
    saw(object);
  }

  @Override
  public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource object) {
    saw(object);
  }

  @Override
  public void onDelete(GenericKubernetesResource object, boolean unknown) {
    changes.remove(Member.of(object));
  }

  private void saw(GenericKubernetesResource object) {
    long now = System.nanoTime();
    field.apply(object).ifPresent(value -> note(Member.of(object), value, now));
  }

  private void note(Member member, V value, long now) {
    var known = changes.computeIfAbsent(member, _ -> new CopyOnWriteArrayList<>());
    if (known.isEmpty() || !known.getLast().value().equals(value)) {
      known.add(new Change<>(value, now));
    }
  }

  /** What it became after a moment, oldest first. */
  List<Change<V>> of(Member member, long after) {
    return changes.getOrDefault(member, List.of()).stream()
        .filter(change -> change.at() >= after)
        .toList();
  }

  /**
   * Waits until each of them has come to a value after a moment and kept it.
   *
   * @return when the last one came to it
   */
  long awaitAll(Collection<Member> members, V value, long after, Wait wait) {
    long end = System.nanoTime() + wait.limit().toNanos();
    while (true) {
      var there = members.stream().map(member -> reached(member, value, after)).toList();
      long done = there.stream().filter(at -> at != null).count();
      wait.progress().count(wait.what(), done, members.size());
      if (done == members.size()) {
        return there.stream().mapToLong(Long::longValue).max().orElse(after);
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "waited %d s for: %s; now there are %s"
                .formatted(wait.limit().toSeconds(), wait.what(), census(members)));
      }
      wait.check().run();
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }

  /**
   * Waits until a canary has any value.
   *
   * @return since when it has one
   */
  long awaitFirst(Member member, Wait wait) {
    long end = System.nanoTime() + wait.limit().toNanos();
    while (true) {
      List<Change<V>> known = changes.getOrDefault(member, List.of());
      if (!known.isEmpty()) {
        return known.getFirst().at();
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "waited %d s for %s to be %s".formatted(wait.limit().toSeconds(), member, wait.what()));
      }
      wait.check().run();
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }

  /**
   * How to wait.
   *
   * @param check fails when waiting is in vain
   */
  record Wait(String what, Duration limit, Progress progress, Runnable check) {}

  private @Nullable Long reached(Member member, V value, long after) {
    List<Change<V>> known = changes.getOrDefault(member, List.of());
    if (known.isEmpty()) {
      return null;
    }
    Change<V> last = known.getLast();
    return last.value().equals(value) && last.at() >= after ? last.at() : null;
  }

  private Map<String, Long> census(Collection<Member> members) {
    return members.stream()
        .map(member -> changes.getOrDefault(member, List.of()))
        .map(known -> known.isEmpty() ? "nothing" : String.valueOf(known.getLast().value()))
        .collect(Collectors.groupingBy(value -> value, Collectors.counting()));
  }

  @Override
  public void close() {
    informer.close();
  }
}
