package io.haldane.controller.config;

import io.haldane.engine.settings.MetricDefaults;
import io.haldane.engine.settings.Settings;
import java.util.List;
import java.util.stream.Stream;

/** The part of the configuration that decisions depend on. */
public final class EngineSettings {
  private EngineSettings() {}

  public static Settings of(HaldaneConfig config) {
    return plain(config).withCommonConditions(config.commonConditions());
  }

  private static Settings plain(HaldaneConfig config) {
    return new Settings(
            config.meshProvider(),
            config.metricsServer(),
            commaList(config.selectorLabels()),
            commaList(config.includeLabelPrefix().orElse("")),
            config.enableConfigTracking(),
            config.noCrossNamespaceRefs(),
            config.minInterval(),
            config.intervalOverride().orElse(null),
            config.settle(),
            config.maxRunning(),
            config.maxRunningPerNamespace(),
            config.clusterName().filter(name -> !name.isBlank()).orElse(null))
        .withMetricDefaults(
            new MetricDefaults(
                config.metricOnNoData(), config.metricOnError(), config.metricMinimumRequests()));
  }

  private static List<String> commaList(String text) {
    return Stream.of(text.split(",")).map(String::strip).filter(part -> !part.isEmpty()).toList();
  }
}
