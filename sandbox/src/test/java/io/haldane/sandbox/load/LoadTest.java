package io.haldane.sandbox.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static final URI URL = URI.create("http://podinfo.test/");

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer proxy;

  LoadTest() throws IOException {
    proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy.setExecutor(threads);
  }

  @AfterEach
  void stop() {
    proxy.stop(0);
    threads.shutdownNow();
  }

  @Test
  void answers_are_told_apart_by_version_and_status() {
    AtomicInteger turn = new AtomicInteger();
    serve(exchange -> {
      boolean canary = turn.getAndIncrement() % 2 == 1;
      exchange.getResponseHeaders().set("x-version", canary ? "v2" : "v1");
      exchange.sendResponseHeaders(canary ? 500 : 200, -1);
      exchange.close();
    });

    Tally tally = tallyAfter(20, Plan.of(URL, proxy.getAddress(), 500));

    assertThat(tally.byVersion().values().stream().mapToLong(n -> n).sum())
        .isEqualTo(tally.total());
    assertThat(tally.failures())
        .isEqualTo(tally.byStatus().get(500))
        .isEqualTo(tally.byVersion().get("v2"));
    assertThat(tally.reasons()).singleElement().asString().startsWith("status 500, first at ");
  }

  @Test
  void the_headers_of_the_plan_are_sent() {
    serve(exchange -> {
      String user = exchange.getRequestHeaders().getFirst("x-user");
      exchange.sendResponseHeaders("me".equals(user) ? 200 : 400, -1);
      exchange.close();
    });

    Plan plan = Plan.of(URL, proxy.getAddress(), 500).withHeaders(Map.of("x-user", "me"));

    assertThat(tallyAfter(5, plan).byStatus()).containsOnlyKeys(200);
  }

  @Test
  void each_user_keeps_a_cookie_until_it_is_taken_back() {
    AtomicInteger given = new AtomicInteger();
    serve(exchange -> {
      String cookies = exchange.getRequestHeaders().getFirst("cookie");
      boolean known = cookies != null && cookies.startsWith("user=");
      exchange
          .getResponseHeaders()
          .add("set-cookie", known ? cookies + "; Max-Age=-1" : "user=" + given.incrementAndGet());
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    });
    Queue<Visit> visits = new ConcurrentLinkedQueue<>();
    Plan plan = Plan.of(URL, proxy.getAddress(), 500).withUsers(2).withMaxInFlight(1);

    tallyAfter(8, plan.withWitness(visits::add));

    assertThat(visits)
        .extracting(Visit::cookies)
        .startsWith("", "", "user=1", "user=2", "", "", "user=3", "user=4");
  }

  @Test
  void a_proxy_that_is_gone_is_a_failure_with_a_reason() {
    proxy.start();
    proxy.stop(0);

    Tally tally = tallyAfter(3, Plan.of(URL, proxy.getAddress(), 500));

    assertThat(tally.failures()).isEqualTo(tally.total());
    assertThat(tally.reasons())
        .singleElement()
        .asString()
        .startsWith("ConnectException by ")
        .contains(", first at ");
  }

  @Test
  void no_more_are_in_flight_than_allowed_and_the_rest_is_held_back() {
    CountDownLatch gate = new CountDownLatch(1);
    AtomicInteger inside = new AtomicInteger();
    serve(exchange -> {
      inside.incrementAndGet();
      hold(gate);
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    });
    Plan plan = Plan.of(URL, proxy.getAddress(), 1000).withMaxInFlight(3);
    try (Load load = Load.start(plan.withTimeout(Duration.ofMinutes(1)))) {
      await().until(() -> inside.get() == 3 && load.tally().heldBack() > 20);

      assertThat(load.tally().total()).isZero();
      assertThat(inside).hasValue(3);
      gate.countDown();
    }
  }

  @Test
  void a_stopped_load_asks_nothing_more() {
    AtomicInteger asked = new AtomicInteger();
    serve(exchange -> {
      asked.incrementAndGet();
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    });

    Tally tally = tallyAfter(10, Plan.of(URL, proxy.getAddress(), 1000));

    assertThat(asked).hasValue((int) tally.total());
  }

  private Tally tallyAfter(int total, Plan plan) {
    try (Load load = Load.start(plan)) {
      await().until(() -> load.tally().total() >= total);
      load.stop();
      return load.tally();
    }
  }

  private void serve(HttpHandler handler) {
    proxy.createContext("/", handler);
    proxy.start();
  }

  private static void hold(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
