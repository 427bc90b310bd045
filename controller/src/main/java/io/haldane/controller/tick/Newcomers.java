package io.haldane.controller.tick;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.controller.kube.CanaryKey;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Lets canaries that are still to be initialised in a few at a time. Nothing of theirs is urgent,
 * and thousands that are taken over at once would fill the memory with what each of them wants
 * written. Who is under way never waits here.
 */
public final class Newcomers implements Consumer<CanaryKey> {
  static final int AT_ONCE = 64;

  private final Function<CanaryKey, Optional<Canary>> canaries;
  private final Consumer<CanaryKey> look;
  private final Semaphore door = new Semaphore(AT_ONCE, true);

  public Newcomers(Function<CanaryKey, Optional<Canary>> canaries, Consumer<CanaryKey> look) {
    this.canaries = canaries;
    this.look = look;
  }

  @Override
  public void accept(CanaryKey key) {
    if (!isNew(key)) {
      look.accept(key);
      return;
    }
    try {
      door.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    try {
      look.accept(key);
    } finally {
      door.release();
    }
  }

  private boolean isNew(CanaryKey key) {
    return canaries.apply(key).filter(canary -> isNew(canary.statusOrEmpty().phase())).isPresent();
  }

  private static boolean isNew(CanaryPhase phase) {
    return phase == CanaryPhase.NEW || phase == CanaryPhase.INITIALIZING;
  }
}
