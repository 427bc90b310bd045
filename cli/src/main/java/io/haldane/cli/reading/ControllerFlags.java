package io.haldane.cli.reading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.OnError;
import io.haldane.api.v1beta1.OnNoData;
import io.haldane.doctor.snapshot.Controllers;
import io.haldane.engine.settings.MetricDefaults;
import io.haldane.engine.settings.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the Deployment of the controller says about its flags; the user's own options win. */
final class ControllerFlags {
  private final List<String> arguments;

  private ControllerFlags(List<String> arguments) {
    this.arguments = arguments;
  }

  /** Of the first Deployment of Haldane; of none, when it was not found or not read. */
  static ControllerFlags of(List<ObjectNode> controllers) {
    return new ControllerFlags(
        controllers.stream()
            .filter(Controllers::isHaldane)
            .limit(1)
            .flatMap(deployment -> deployment.at("/spec/template/spec/containers").valueStream())
            .flatMap(container -> container.path("args").valueStream())
            .map(argument -> argument.asText())
            .toList());
  }

  Settings in(Settings settings) {
    Settings defaults = Settings.DEFAULTS;
    boolean provider = settings.meshProvider().equals(defaults.meshProvider());
    boolean labels = settings.selectorLabels().equals(defaults.selectorLabels());
    return new Settings(
        provider ? text("mesh-provider").orElse(settings.meshProvider()) : settings.meshProvider(),
        text("metrics-server").orElse(settings.metricsServer()),
        labels
            ? text("selector-labels")
                .map(list -> Arrays.asList(list.split(",")))
                .orElse(settings.selectorLabels())
            : settings.selectorLabels(),
        settings.includeLabelPrefixes(),
        settings.configTracking(),
        settings.noCrossNamespaceRefs(),
        settings.minInterval(),
        settings.rehearsalInterval(),
        settings.settle(),
        settings.mostRuns(),
        settings.mostRunsPerNamespace(),
        settings.clusterName(),
        settings.commonConditions(),
        settings.metricTypes(),
        metrics(settings.metricDefaults()));
  }

  private MetricDefaults metrics(MetricDefaults defaults) {
    return new MetricDefaults(
        text("metric-on-no-data").flatMap(OnNoData::of).orElse(defaults.onNoData()),
        text("metric-on-error").flatMap(OnError::of).orElse(defaults.onError()),
        text("metric-minimum-requests")
            .filter(number -> number.matches("\\d{1,9}"))
            .map(Integer::valueOf)
            .orElse(defaults.minimumRequests()));
  }

  private Optional<String> text(String flag) {
    return arguments.stream()
        .map(argument -> argument.replaceFirst("^--?", ""))
        .filter(argument -> argument.startsWith(flag + "="))
        .map(argument -> argument.substring(flag.length() + 1))
        .filter(value -> !value.isEmpty())
        .findFirst();
  }
}
