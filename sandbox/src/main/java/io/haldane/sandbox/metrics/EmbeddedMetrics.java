package io.haldane.sandbox.metrics;

import io.haldane.sandbox.promql.Promql;
import io.haldane.sandbox.promql.SampleStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Scrapes, keeps and answers within this JVM. */
final class EmbeddedMetrics implements Metrics {
  private static final Duration RETENTION = Duration.ofMinutes(15);

  private final Scraper scraper;
  private final QueryServer server;

  private EmbeddedMetrics(Scraper scraper, QueryServer server) {
    this.scraper = scraper;
    this.server = server;
  }

  static EmbeddedMetrics start(List<URI> targets, Duration scrapeInterval) {
    InstantSource clock = InstantSource.system();
    SampleStore store = new SampleStore(RETENTION);
    try {
      QueryServer server = new QueryServer(new Promql(store), clock);
      Scraper scraper = new Scraper(store, targets, scrapeInterval, clock);
      scraper.start();
      return new EmbeddedMetrics(scraper, server);
    } catch (IOException e) {
      throw new UncheckedIOException("No loopback port for the metrics' query API", e);
    }
  }

  @Override
  public URI address() {
    return server.address();
  }

  @Override
  public String kind() {
    return "embedded";
  }

  @Override
  public void close() {
    scraper.close();
    server.close();
  }
}
