package io.haldane.api.metrics;

import java.util.List;

/**
 * One kind of metrics backend. Found by {@code ServiceLoader}, with a public constructor without
 * arguments; safe for concurrent use.
 */
public interface MetricProvider {
  /** The value of {@code spec.provider.type} that chooses this provider. */
  String type();

  /** What the documents and the core have to know of it. */
  MetricCapabilities capabilities();

  /** When this backend has its data, where that depends on the settings of a template. */
  default Freshness freshness(Backend backend) {
    return capabilities().freshness();
  }

  /**
   * Whether a query depends on its window and step. Where it does not, canaries whose runs began at
   * different times share the answer to the same text.
   */
  default boolean readsWindow() {
    return true;
  }

  /** What the controller needs in the cluster when a template of this provider is used. */
  default List<ClusterPermission> permissions() {
    return List.of();
  }

  /**
   * Reads the settings of a template and its Secret, without any I/O. What is wrong with them is
   * said by {@link MetricSource#unusable}.
   */
  MetricSource open(Backend backend, MetricContext context);
}
