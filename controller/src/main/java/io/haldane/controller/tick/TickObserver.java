package io.haldane.controller.tick;

import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.world.World;
import java.time.Instant;

/**
 * Hears of every decision after its status was written: telemetry and the dashboard. Called on the
 * canary's own queue, in order; must return quickly and must not throw.
 */
public interface TickListener {
  /**
   * A decision was made and its status written.
   *
   * @param canary as it was read; its status is the one before the decision
   */
  void decided(Canary canary, Decision.Act act, Instant at);

  /** What the decision that comes next is made of; always before {@link #decided}. */
  default void looked(World world) {}

  /**
   * The canary is as its status says; nothing was decided about it here. Said of all canaries at
   * the start, and on a standby with each change, then not on the canary's queue.
   */
  default void seen(Canary canary) {}

  /** Whether it wants to see canaries only once this process leads, and only then. */
  default boolean ofLeaderOnly() {
    return false;
  }

  /** The canary was deleted. */
  void gone(String namespace, String name);
}
