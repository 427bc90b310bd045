package io.haldane.controller.tick;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.controller.kube.CanaryKey;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Lets canaries that are still to be initialised in a few at a time. Nothing of theirs is urgent,
 * and thousands that are taken over at once would fill the memory with what each of them wants
 * written. Who is under way never waits here, and who waits for answers from outside stands outside
 * himself.
 */
public final class InitLimiter {
  static final int AT_ONCE = 64;

  private final Function<CanaryKey, Optional<Canary>> canaries;
  private final Semaphore door = new Semaphore(AT_ONCE, true);
  private final Set<CanaryKey> inside = ConcurrentHashMap.newKeySet();

  public InitLimiter(Function<CanaryKey, Optional<Canary>> canaries) {
    this.canaries = canaries;
  }

  /** Looks at a canary, after a wait at the door if it is new. An interrupt calls the look off. */
  public void look(CanaryKey key, Consumer<CanaryKey> look) {
    if (!isNew(key)) {
      look.accept(key);
      return;
    }
    try {
      enter(key);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    try {
      look.accept(key);
    } finally {
      leave(key);
    }
  }

  /** Waits for something within a look, with the place left to others meanwhile. */
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
