package io.haldane.controller.web;

import io.haldane.api.routing.RouterSettings;
import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.Wiring;
import io.haldane.controller.tick.Routers;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.world.RouterFacts;
import java.time.InstantSource;

/** Histories of an installation with all routers. */
public final class Histories {
  private Histories() {}

  /**
   * @param provider of canaries that name none
   */
  public static History of(String provider, InstantSource clock) {
    Routers routers = new Routers(Wiring.load().routers(), provider, RouterSettings.NONE);
    Installation installation =
        new Installation() {
          @Override
          public Settings settings() {
            return Settings.DEFAULTS;
          }

          @Override
          public RouterFacts router(Canary canary) {
            return routers.unread(canary);
          }
        };
    return new History(new Changes(), installation, clock);
  }
}
