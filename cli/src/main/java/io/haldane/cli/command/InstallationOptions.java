package io.haldane.cli.command;

import io.haldane.cli.reading.Installation;
import io.haldane.engine.settings.Settings;
import java.util.List;
import picocli.CommandLine.Option;

/**
 * Flags of the controller that change what a canary means; only needed where they are not the
 * defaults.
 */
final class InstallationOptions {
  @Option(
      names = "--mesh-provider",
      paramLabel = "NAME",
      defaultValue = "istio",
      description =
          "The controller's -mesh-provider, for canaries without spec.provider. Default: ${DEFAULT-VALUE}.")
  private String meshProvider = "istio";

  @Option(
      names = "--selector-labels",
      paramLabel = "LIST",
      split = ",",
      defaultValue = "app,name,app.kubernetes.io/name",
      description = "The controller's -selector-labels. Default: ${DEFAULT-VALUE}.")
  private List<String> selectorLabels = List.of();

  Settings settings() {
    Settings defaults = Settings.DEFAULTS;
    return new Settings(
        meshProvider,
        defaults.metricsServer(),
        selectorLabels,
        defaults.includeLabelPrefixes(),
        defaults.configTracking(),
        defaults.noCrossNamespaceRefs(),
        defaults.minInterval(),
        null,
        defaults.settle(),
        0,
        0,
        null);
  }

  Installation installation() {
    return Installation.of(settings());
  }
}
