package io.haldane.controller.config;

import io.haldane.api.routing.RouterSettings;
import java.util.HashMap;
import java.util.Map;

/**
 * What the installation chose for the settings that adapters declare: by Flagger's flags for those
 * that have one, by {@code haldane.routing.NAME} or {@code HALDANE_ROUTING_NAME} for all others.
 */
public final class AdapterSettings {
  private AdapterSettings() {}

  /** What was chosen for the declared settings, those that Flagger has as flags among them. */
  public static RouterSettings settings(HaldaneConfig config) {
    Map<String, String> chosen = new HashMap<>(config.routing());
    chosen.put("ingress-annotations-prefix", config.ingressAnnotationsPrefix());
    config.ingressClass().ifPresent(name -> chosen.put("ingress-class", name));
    return new RouterSettings(chosen);
  }
}
