package io.haldane.api.metrics;

import java.util.Set;

/** Values of {@code spec.provider.type} of a MetricTemplate that Flagger serves. */
public final class ReferenceTypes {
  private static final Set<String> NAMES =
      Set.of(
          "cloudwatch",
          "datadog",
          "dynatrace",
          "externalmetrics",
          "graphite",
          "influxdb",
          "keptn",
          "newrelic",
          "prometheus",
          "splunk",
          "stackdriver");

  private ReferenceTypes() {}

  /** Whether Flagger serves it. */
  public static boolean has(String type) {
    return NAMES.contains(type);
  }
}
