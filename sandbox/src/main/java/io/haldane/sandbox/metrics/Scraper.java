package io.haldane.sandbox.metrics;

import io.haldane.sandbox.promql.SampleStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code /metrics} pages into a store, each target on its own virtual thread. A page that is
 * late, malformed or not there is {@code up == 0}, as with Prometheus.
 */
public final class Scraper implements AutoCloseable {
  /** The value of the label {@code job}. */
  public static final String JOB = "sandbox";

  private static final System.Logger LOG = System.getLogger(Scraper.class.getName());

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final SampleStore store;
  private final List<Target> targets;
  private final Duration interval;
  private final InstantSource clock;

  public Scraper(SampleStore store, List<URI> targets, Duration interval, InstantSource clock) {
    this.store = store;
    this.targets = targets.stream().map(uri -> new Target(uri, JOB)).toList();
    this.interval = interval;
    this.clock = clock;
  }

  /** Scrapes now and then at each interval until closed. To be called once. */
  public void start() {
    for (Target target : targets) {
      Thread.ofVirtual().name("scrape " + target.uri()).start(() -> repeat(target));
    }
  }

  /** Scrapes each target once, instead of {@link #start}. */
  void scrapeOnce() {
    targets.forEach(this::scrape);
  }

  private void repeat(Target target) {
    try {
      long next = System.nanoTime();
      do {
        scrape(target);
        // The rhythm is kept: what one scrape takes longer does not delay all that follow.
        next = Math.max(next + interval.toNanos(), System.nanoTime());
      } while (!closed.await(next - System.nanoTime(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void scrape(Target target) {
    long millis = clock.millis();
    long start = System.nanoTime();
    Exposition.Scraped page = page(target.uri());
    double seconds = (System.nanoTime() - start) / 1e9;
    if (closed.getCount() > 0) {
      store.append(target.points(page, millis, seconds));
    }
  }

  private Exposition.@Nullable Scraped page(URI uri) {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Accept", "text/plain;version=0.0.4;q=1,*/*;q=0.1")
            .build();
    // The client's own limit would end with the headers; a page may also hang after them.
    var sent = http.sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    try {
      var response = sent.get(interval.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200) {
        return failed(uri, "it answered with status " + response.statusCode());
      }
      return switch (ExpositionParser.parse(response.body())) {
        case Exposition.Scraped scraped -> scraped;
        case Exposition.Malformed malformed ->
            failed(uri, "line " + malformed.lineNumber() + ": " + malformed.why());
      };
    } catch (ExecutionException e) {
      return failed(uri, String.valueOf(e.getCause()));
    } catch (TimeoutException e) {
      sent.cancel(true);
      return failed(uri, "it did not answer within " + interval.toMillis() + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private static Exposition.@Nullable Scraped failed(URI uri, String why) {
    LOG.log(System.Logger.Level.DEBUG, "Scrape of {0} failed: {1}", uri, why);
    return null;
  }

  /** Stops; a scrape under way is no longer stored. */
  @Override
  public void close() {
    closed.countDown();
    http.shutdownNow();
  }
}
