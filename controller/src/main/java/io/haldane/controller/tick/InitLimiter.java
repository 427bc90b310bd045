package io.haldane.controller.tick;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.controller.kube.CanaryKey;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Lets canaries that are still to be initialised in a few at a time. Nothing of theirs is urgent,
 * and thousands that are taken over at once would fill the memory with what each of them wants
 * written. A canary that has been initialised never waits here, and one that waits for answers from
 * outside leaves its place to others.
 */
public final class InitLimiter {
  static final int AT_ONCE = 64;

  private final Function<CanaryKey, Optional<Canary>> canaries;
  private final Semaphore door = new Semaphore(AT_ONCE, true);
  private final Set<CanaryKey> inside = ConcurrentHashMap.newKeySet();

  public InitLimiter(Function<CanaryKey, Optional<Canary>> canaries) {
    this.canaries = canaries;
  }

  /** Runs a tick, after a wait for a place if the canary is new. An interrupt cancels it. */
  public Reconcile.Seen run(CanaryKey key, Reconcile tick) {
    if (!isNew(key)) {
      return tick.run(key);
    }
    try {
      enter(key);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reconcile.Seen.NOTHING;
    }
    try {
      return tick.run(key);
    } finally {
      leave(key);
    }
  }

  /** Waits for something within a tick, with the place left to others meanwhile. */
  <T> T outside(CanaryKey key, Wait<T> wait) throws InterruptedException {
    if (!leave(key)) {
      return wait.end();
    }
    T result = wait.end();
    enter(key);
    return result;
  }

  /** See {@link #outside}. */
  @FunctionalInterface
  interface Wait<T> {
    T end() throws InterruptedException;
  }

  private void enter(CanaryKey key) throws InterruptedException {
    door.acquire();
    inside.add(key);
  }

  private boolean leave(CanaryKey key) {
    boolean was = inside.remove(key);
    if (was) {
      door.release();
    }
    return was;
  }

  private boolean isNew(CanaryKey key) {
    return canaries.apply(key).filter(canary -> isNew(canary.statusOrEmpty().phase())).isPresent();
  }

  private static boolean isNew(CanaryPhase phase) {
    return phase == CanaryPhase.NEW || phase == CanaryPhase.INITIALIZING;
  }
}
