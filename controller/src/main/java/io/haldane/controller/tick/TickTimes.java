package io.haldane.controller.tick;

import io.haldane.api.v1beta1.Canary;
import java.time.Duration;

/** Hears how long things took; must return quickly and must not throw. */
public interface TickTimes {
  TickTimes UNHEARD =
      new TickTimes() {
        @Override
        public void ticked(Canary canary, Duration took) {
          // Nobody listens.
        }

        @Override
        public void answered(String providerType, Duration took) {
          // Nobody listens.
        }
      };

  void ticked(Canary canary, Duration took);

  void answered(String providerType, Duration took);
}
