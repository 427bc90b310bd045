package io.haldane.engine.settings;

import io.haldane.api.v1beta1.OnError;
import io.haldane.api.v1beta1.OnNoData;

/**
 * What holds for metrics that do not say it themselves.
 *
 * @param minimumRequests 0 for none
 */
public record MetricDefaults(OnNoData onNoData, OnError onError, int minimumRequests) {
  /** As in Flagger: a check without a value fails, however few requests there were. */
  public static final MetricDefaults FLAGGER = new MetricDefaults(OnNoData.FAIL, OnError.FAIL, 0);
}
