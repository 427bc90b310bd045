package io.haldane.api.routing;

import java.util.Map;
import java.util.Optional;

/** What the installation chose for the settings that adapters declare. */
public record RouterSettings(Map<String, String> texts) {
  public static final RouterSettings NONE = new RouterSettings(Map.of());

  public RouterSettings {
    texts = Map.copyOf(texts);
  }

  /** The chosen value, else the default; an empty text counts as absent. */
  public Optional<String> get(RouterSetting setting) {
    return Optional.of(texts.getOrDefault(setting.name(), setting.byDefault()))
        .filter(text -> !text.isEmpty());
  }
}
