package io.haldane.controller.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.metrics.AddressNeed;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.Credentials;
import io.haldane.api.metrics.Freshness;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricCapabilities;
import io.haldane.api.metrics.MetricContext;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.MetricSource;
import io.haldane.api.metrics.Sample;
import io.haldane.engine.decision.MetricRequest;
import io.haldane.outbound.admission.Calls;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Canaries that want the same value at one moment. */
@Timeout(60)
class SharedQueriesTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00.7Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Calls calls = new Calls();
  private final CountDownLatch open = new CountDownLatch(1);
  private final List<MetricQuery> sent = new CopyOnWriteArrayList<>();
  private final Measuring measuring =
      new Measuring(
          calls,
          List.of(new Provider("text", false), new Provider("window", true)),
          MetricContext.of(() -> NOW),
          Duration.ofSeconds(50),
          TickObservers.NONE);

  /** Answers once the test says so. */
  private final class Provider implements MetricProvider, MetricSource {
    private final String type;
    private final boolean readsWindow;

    Provider(String type, boolean readsWindow) {
      this.type = type;
      this.readsWindow = readsWindow;
    }

    @Override
    public String type() {
      return type;
    }

    @Override
    public boolean readsWindow() {
      return readsWindow;
    }

    @Override
    public MetricCapabilities capabilities() {
      return new MetricCapabilities(
          type, new AddressNeed.Required(), Credentials.NONE, Freshness.IMMEDIATE, false, false);
    }

    @Override
    public MetricSource open(Backend backend, MetricContext context) {
      return this;
    }

    @Override
    public MetricAnswer query(MetricQuery query, Duration deadline) {
      sent.add(query);
      try {
        open.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return new MetricAnswer.Value(7);
    }

    @Override
    public Optional<String> check(Duration deadline) {
      return Optional.empty();
    }
  }

  @AfterEach
  void stop() {
    open.countDown();
    calls.close();
  }

  private static MetricRequest request(String type, String token, Instant runStartedAt) {
    Backend backend =
        new Backend(type, "http://backend", Map.of(), Map.of("token", token), null, false);
    return new MetricRequest(backend, "errors", MINUTE, Optional.of(runStartedAt));
  }

  /** Each is asked beside the others, before the first is answered. */
  private List<CompletableFuture<Sample>> ask(Stream<MetricRequest> requests) {
    List<CompletableFuture<Sample>> samples = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    requests.forEach(request -> {
      CompletableFuture<Sample> sample = new CompletableFuture<>();
      String namespace = "namespace-" + samples.size() % 7;
      samples.add(sample);
      threads.add(
          Thread.ofPlatform().start(() -> sample.complete(measuring.measure(namespace, request))));
      if (samples.size() == 1) {
        Awaitility.await().until(() -> !sent.isEmpty());
      }
    });
    Awaitility.await()
        .until(() ->
            threads.stream().allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING));
    return samples;
  }

  private static Instant ago(int seconds) {
    return NOW.minusSeconds(seconds);
  }

  @Test
  void fifty_canaries_ask_one_query_once() {
    var samples =
        ask(Stream.iterate(1, i -> i + 1).limit(50).map(i -> request("text", "secret", ago(i))));
    open.countDown();
    assertThat(samples).extracting(CompletableFuture::join).containsOnly(new Sample.Value(7));
    assertThat(sent).hasSize(1);
  }

  @Test
  void canaries_with_other_credentials_ask_for_themselves() {
    ask(Stream.of("one", "other", "one", "other").map(token -> request("text", token, ago(9))));
    Awaitility.await().until(() -> sent.size() == 2);
    open.countDown();
    assertThat(sent).hasSize(2);
  }

  @Test
  void windows_that_differ_are_asked_for_one_by_one() {
    ask(Stream.of(600, 30, 700, 30).map(seconds -> request("window", "secret", ago(seconds))));
    Awaitility.await().until(() -> sent.size() == 2);
    assertThat(sent)
        .extracting(query -> query.window().to())
        .containsOnly(Instant.parse("2026-11-27T12:00:00Z"));
  }

  @Test
  void a_run_that_began_in_this_second_is_asked_about_since_then() {
    ask(Stream.of(request("window", "secret", NOW.minusMillis(300))));
    assertThat(sent.getFirst().window().from()).isEqualTo(NOW.minusMillis(300));
    assertThat(sent.getFirst().window().to()).isEqualTo(NOW);
  }
}
