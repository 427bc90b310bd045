package io.haldane.api.metrics;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Values of {@code spec.provider.type} of a MetricTemplate that Flagger supports, whether or not
 * Haldane does.
 */
public final class ReferenceTypes {
  private static final SortedSet<String> NAMES =
      sorted(
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

  private static SortedSet<String> sorted(String... names) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(List.of(names)));
  }

  public static SortedSet<String> all() {
    return NAMES;
  }

  /** Whether Flagger supports it. */
  public static boolean has(String type) {
    return NAMES.contains(type);
  }
}
