package io.haldane.api.routing;

import java.util.Map;

/** What the installation chose for the settings that adapters declare. */
public record RouterSettings(Map<String, String> texts) {
  public static final RouterSettings NONE = new RouterSettings(Map.of());

  public RouterSettings {
    texts = Map.copyOf(texts);
  }

  /** The chosen value, or the default when there is none or when it is not of the type. */
  public <T> T get(RouterSetting<T> setting) {
    String text = texts.getOrDefault(setting.name(), setting.byDefault());
    return setting.read().apply(setting.type().accepts(text) ? text : setting.byDefault());
  }
}
