package io.haldane.controller.web;

import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.world.RouterFacts;

/** What this installation makes of a canary before anything is read from the cluster. */
public interface Installation {
  Settings settings();

  /** The router that the canary asks for, or that of the installation, and what it can do. */
  RouterFacts router(Canary canary);
}
