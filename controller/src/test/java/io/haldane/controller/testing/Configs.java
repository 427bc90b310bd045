package io.haldane.controller.testing;

import io.haldane.controller.config.HaldaneConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Settings as the application would read them, from nothing but the given values. */
public final class Configs {
  private Configs() {}

  /**
   * The configuration with these values and the defaults for all others.
   *
   * @param values by full name, such as {@code haldane.namespace}
   */
  public static HaldaneConfig of(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(HaldaneConfig.class)
        .withSources(new PropertiesConfigSource(values, "test", 100))
        .build()
        .getConfigMapping(HaldaneConfig.class);
  }
}
