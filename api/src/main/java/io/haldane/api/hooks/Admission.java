package io.haldane.api.hooks;

import java.util.Optional;

/**
 * Leave to call out. Only so many calls run at once, so each attempt asks for leave, and gives it
 * back before a pause. Safe for concurrent use.
 */
@FunctionalInterface
public interface Admission {
  /** Everybody may, at once. */
  Admission FREE = () -> Optional.of(() -> {});

  /**
   * Waits for leave to make one attempt.
   *
   * @return empty when there was none in time: the attempt must not be made
   */
  Optional<Permit> enter() throws InterruptedException;

  /** The permission for one attempt, released by closing. Closing it twice is harmless. */
  interface Permit extends AutoCloseable {
    @Override
    void close();
  }
}
