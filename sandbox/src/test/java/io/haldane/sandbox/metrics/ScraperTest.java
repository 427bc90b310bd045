package io.haldane.sandbox.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.sandbox.promql.Answer;
import io.haldane.sandbox.promql.Promql;
import io.haldane.sandbox.promql.SampleStore;
import io.haldane.sandbox.promql.Value;
import io.haldane.sandbox.promql.VectorSample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScraperTest {
  private static final Duration PATIENT = Duration.ofSeconds(30);
  private final SampleStore store = new SampleStore(Duration.ofMinutes(15));
  private long millis = 1_000_000;
  private MetricsPage page;
  private Scraper scraper;

  @BeforeEach
  void start() throws IOException {
    page = new MetricsPage();
    scraper = new Scraper(store, List.of(page.uri()), PATIENT, () -> Instant.ofEpochMilli(millis));
  }

  @AfterEach
  void stop() {
    scraper.close();
    page.close();
  }

  @Test
  void samples_carry_the_target_and_what_they_say_of_it_is_renamed() {
    page.says("calls{code=\"200\",job=\"theirs\",instance=\"\"} 7\n");
    scrape();

    assertThat(ask("calls"))
        .containsExactly(
            "calls{code=\"200\", exported_job=\"theirs\", instance=\"%s\", job=\"sandbox\"} 7.0"
                .formatted(page.instance()));
    assertThat(ask("sum(up)")).containsExactly("{} 1.0");
    assertThat(ask("sum(scrape_samples_scraped)")).containsExactly("{} 1.0");
  }

  @Test
  void a_series_that_is_gone_ends_at_once() {
    page.says("calls 7\nothers 1\n");
    scrape();
    page.says("others 2\n");
    scrape();

    assertThat(ask("calls")).isEmpty();
    assertThat(ask("sum(others)")).containsExactly("{} 2.0");
  }

  @Test
  void when_a_target_fails_all_its_series_end_and_it_is_down_until_it_is_back() {
    page.says("calls 7\n");
    scrape();
    page.fails(503);
    scrape();
    assertThat(ask("calls")).isEmpty();
    assertThat(ask("sum(up)")).containsExactly("{} 0.0");

    page.says("calls 8\n");
    scrape();
    assertThat(ask("sum(calls)")).containsExactly("{} 8.0");
    assertThat(ask("sum(up)")).containsExactly("{} 1.0");
  }

  @Test
  void a_malformed_page_counts_as_none() {
    page.says("calls 7\nothers seven\n");
    scrape();

    assertThat(ask("calls")).isEmpty();
    assertThat(ask("sum(up)")).containsExactly("{} 0.0");
  }

  @Test
  void a_target_that_does_not_listen_is_down() {
    URI nobody = page.uri();
    page.close();
    try (Scraper lonely =
        new Scraper(store, List.of(nobody), PATIENT, () -> Instant.ofEpochMilli(millis))) {
      lonely.scrapeOnce();
    }
    assertThat(ask("sum(up)")).containsExactly("{} 0.0");
  }

  @Test
  void a_target_that_stops_in_the_middle_of_its_page_is_down() throws Exception {
    Duration brief = Duration.ofMillis(300);
    try (ServerSocket target = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Scraper hurried =
            new Scraper(
                store,
                List.of(URI.create("http://127.0.0.1:" + target.getLocalPort() + "/metrics")),
                brief,
                () -> Instant.ofEpochMilli(millis))) {
      Thread.ofVirtual().start(() -> beginPage(target));
      hurried.scrapeOnce();
    }
    assertThat(ask("sum(up)")).containsExactly("{} 0.0");
  }

  private static void beginPage(ServerSocket target) {
    try {
      Socket connection = target.accept();
      String begun = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\ncalls 7\n";
      connection.getOutputStream().write(begun.getBytes(StandardCharsets.UTF_8));
      connection.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void times_that_the_target_gives_are_kept_and_such_series_do_not_end() {
    page.says("calls 7 " + (millis - 10_000) + "\n");
    scrape();
    page.says("");
    scrape();

    assertThat(ask("sum(calls)")).containsExactly("{} 7.0");
    assertThat(ask("calls offset 14s")).isEmpty();
  }

  @Test
  void started_it_scrapes_again_and_again_until_closed() throws Exception {
    page.says("calls 7\n");
    Duration often = Duration.ofMillis(20);
    try (Scraper running = new Scraper(store, List.of(page.uri()), often, Instant::now)) {
      running.start();
      Eventually.holds("five scrapes", () -> page.visits() >= 5);
    }
  }

  private void scrape() {
    scraper.scrapeOnce();
    millis += 1_000;
  }

  private List<String> ask(String query) {
    Answer answer = new Promql(store).instant(query, millis);
    assertThat(answer).isInstanceOf(Answer.Result.class);
    Value value = ((Answer.Result) answer).value();
    List<VectorSample> samples = ((Value.InstantVector) value).samples();
    return samples.stream().map(s -> s.labels() + " " + s.value()).collect(Collectors.toList());
  }
}
