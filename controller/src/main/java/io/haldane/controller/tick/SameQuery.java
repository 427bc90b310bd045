package io.haldane.controller.tick;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What makes two queries the same: the backend with its credentials, the text, and the window as
 * far as the provider reads it.
 */
record SameQuery(Backend backend, String text, Optional<Window> window, Optional<Duration> step) {
  static SameQuery of(MetricProvider provider, Backend backend, MetricQuery query) {
    Optional<MetricQuery> read = Optional.of(query).filter(_ -> provider.readsWindow());
    return new SameQuery(
        backend, query.text(), read.map(MetricQuery::window), read.map(MetricQuery::step));
  }

  /**
   * The second in which windows end, so that they are the same for canaries that ask within it. A
   * run that began in this very second keeps its whole window.
   */
  static Instant moment(Instant now, Optional<Instant> runStartedAt) {
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    return runStartedAt.filter(start -> start.isAfter(second)).isPresent() ? now : second;
  }
}
