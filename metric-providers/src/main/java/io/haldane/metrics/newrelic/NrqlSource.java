package io.haldane.metrics.newrelic;

import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.MetricSource;
import java.time.Duration;
import java.util.Optional;

/** One of the two APIs that take NRQL. */
interface NrqlSource extends MetricSource {
  MetricAnswer ask(String nrql, Duration deadline);

  @Override
  default MetricAnswer query(MetricQuery query, Duration deadline) {
    return ask(Nrql.of(query), deadline);
  }

  @Override
  default Optional<String> check(Duration deadline) {
    return ask(Nrql.ANY, deadline).problem();
  }
}
