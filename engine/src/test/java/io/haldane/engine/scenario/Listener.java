package io.haldane.engine.scenario;

import io.haldane.engine.decision.Decision;
import io.haldane.engine.world.World;

/** Hears of each decision in a story. */
@FunctionalInterface
public interface Listener {
  /**
   * @param world with the answers that the decision was made of
   */
  void decided(World world, Decision.Act act);
}
