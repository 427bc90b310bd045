package io.haldane.engine.settings;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the installation decides for all canaries.
 *
 * @param meshProvider provider of canaries that name none
 * @param metricsServer URL of the Prometheus for builtin and inline queries
 * @param selectorLabels labels that may distinguish primary from canary pods, first present wins
 * @param includeLabelPrefixes prefixes of labels and annotations that are copied; {@code *} for all
 * @param configTracking whether ConfigMaps and Secrets of the target are versioned with it
 * @param noCrossNamespaceRefs whether references to other namespaces are refused
 * @param minInterval shortest analysis interval; shorter ones are raised to it
 * @param rehearsalInterval judges every canary at this interval instead of its own when set
 * @param settle how long proxies get to hear of a changed route before pods are scaled down, and of
 *     a workload's first pods before they get traffic
 * @param mostRuns how many canaries may be in a run at once; 0 for any number
 * @param mostRunsPerNamespace how many of one namespace; 0 for any number
 * @param clusterName shown in alerts when set
 * @param commonConditions whether the status also has what tools read that know no canary
 * @param metricTypes types of MetricTemplates that are supported; empty when that is not known
 * @param metricDefaults of metrics without a value
 */
public record Settings(
    String meshProvider,
    String metricsServer,
    List<String> selectorLabels,
    List<String> includeLabelPrefixes,
    boolean configTracking,
    boolean noCrossNamespaceRefs,
    Duration minInterval,
    @Nullable Duration rehearsalInterval,
    Duration settle,
    int mostRuns,
    int mostRunsPerNamespace,
    @Nullable String clusterName,
    boolean commonConditions,
    Set<String> metricTypes,
    MetricDefaults metricDefaults) {

  public Settings {
    metricTypes = Set.copyOf(metricTypes);
  }

  /** As above, with any type of MetricTemplates and the defaults of Flagger for metrics. */
  public Settings(
      String meshProvider,
      String metricsServer,
      List<String> selectorLabels,
      List<String> includeLabelPrefixes,
      boolean configTracking,
      boolean noCrossNamespaceRefs,
      Duration minInterval,
      @Nullable Duration rehearsalInterval,
      Duration settle,
      int mostRuns,
      int mostRunsPerNamespace,
      @Nullable String clusterName) {
    this(
        meshProvider,
        metricsServer,
        selectorLabels,
        includeLabelPrefixes,
        configTracking,
        noCrossNamespaceRefs,
        minInterval,
        rehearsalInterval,
        settle,
        mostRuns,
        mostRunsPerNamespace,
        clusterName,
        false,
        Set.of(),
        MetricDefaults.FLAGGER);
  }

  public static final Settings DEFAULTS =
      new Settings(
          "istio",
          "http://prometheus:9090",
          List.of("app", "name", "app.kubernetes.io/name"),
          List.of(),
          true,
          false,
          Duration.ofSeconds(10),
          null,
          Duration.ofSeconds(2),
          0,
          0,
          null);

  /** The same, where only those types of MetricTemplates are supported. */
  public Settings withMetricTypes(Set<String> types) {
    return with(commonConditions, types, metricDefaults);
  }

  /** The same with other defaults of metrics. */
  public Settings withMetricDefaults(MetricDefaults defaults) {
    return with(commonConditions, metricTypes, defaults);
  }

  /** The same, with or without the conditions of {@code -common-conditions}. */
  public Settings withCommonConditions(boolean wanted) {
    return with(wanted, metricTypes, metricDefaults);
  }

  private Settings with(boolean conditions, Set<String> types, MetricDefaults defaults) {
    return new Settings(
        meshProvider,
        metricsServer,
        selectorLabels,
        includeLabelPrefixes,
        configTracking,
        noCrossNamespaceRefs,
        minInterval,
        rehearsalInterval,
        settle,
        mostRuns,
        mostRunsPerNamespace,
        clusterName,
        conditions,
        types,
        defaults);
  }

  public boolean limitsRuns() {
    return mostRuns > 0 || mostRunsPerNamespace > 0;
  }
}
