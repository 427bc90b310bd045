package io.haldane.controller;

import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.config.EngineSettings;
import io.haldane.controller.config.HaldaneConfig;
import io.haldane.controller.tick.Routers;
import io.haldane.controller.web.Installation;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.world.RouterFacts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** What the dashboard knows of this installation: its configuration and its routers. */
@Singleton
public class InstallationFacts implements Installation {
  private final Settings settings;
  private final Routers routers;

  @Inject
  public InstallationFacts(HaldaneConfig config, Wiring wiring) {
    this.settings = EngineSettings.of(config);
    this.routers = Routers.of(wiring.routers(), config);
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public RouterFacts router(Canary canary) {
    return routers.unread(canary);
  }
}
