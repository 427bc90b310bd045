package io.haldane.engine.check;

import io.haldane.api.v1beta1.Metric;
import io.haldane.api.v1beta1.OnError;
import io.haldane.api.v1beta1.OnNoData;
import io.haldane.engine.settings.MetricDefaults;

/**
 * What follows when a metric has no value. Words that are not known are reported by {@link
 * MetricProblems} before anything is asked, and mean what Flagger does until then.
 *
 * @param explained whether the canary or the installation chose what follows: events then say more
 *     than those of Flagger
 */
public record MissRules(OnNoData onNoData, OnError onError, boolean explained) {
  static MissRules of(Metric metric, MetricDefaults defaults) {
    OnNoData onNoData =
        metric.onNoData() == null
            ? defaults.onNoData()
            : OnNoData.of(metric.onNoData()).orElse(OnNoData.FAIL);
    OnError onError =
        metric.onError() == null
            ? defaults.onError()
            : OnError.of(metric.onError()).orElse(OnError.FAIL);
    return new MissRules(
        onNoData, onError, metric.onNoData() != null || defaults.onNoData() != OnNoData.FAIL);
  }
}
