package io.haldane.controller.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * The command line as a source of settings, above files, system properties and {@code HALDANE_*}
 * variables. Found by {@code ServiceLoader}, so the values are handed over before the application
 * starts.
 */
public final class FlagSource implements ConfigSource {
  private static final int ABOVE_SYSTEM_PROPERTIES = 410;
  private static volatile Map<String, String> settings = Map.of();

  /** Flags, and above them the environment variables that win over their flags. */
  public static void use(Map<String, String> flags, Map<String, String> environment) {
    Map<String, String> all = new HashMap<>();
    flags.forEach((name, value) -> all.put(setting(name), value));
    for (Flag flag : Flags.ALL) {
      String value = environment.getOrDefault(flag.variable(), "");
      if (!value.isEmpty()) {
        all.put("haldane." + flag.name(), value);
      }
    }
    settings = Map.copyOf(all);
  }

  private static String setting(String flag) {
    return "haldane." + flag;
  }

  @Override
  public Set<String> getPropertyNames() {
    return settings.keySet();
  }

  @Override
  public @Nullable String getValue(String name) {
    return settings.get(name);
  }

  @Override
  public String getName() {
    return "command line";
  }

  @Override
  public int getOrdinal() {
    return ABOVE_SYSTEM_PROPERTIES;
  }
}
