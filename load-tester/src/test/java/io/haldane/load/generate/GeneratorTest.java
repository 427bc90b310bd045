package io.haldane.load.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.haldane.load.plan.LoadPlan;
import io.haldane.load.plan.Plans;
import io.haldane.load.plan.Refusal;
import io.haldane.outbound.HostRules;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts are exact; nothing is said about how long anything took. */
class GeneratorTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static TestServer server;

  private final Map<Outcome, Long> observed = new ConcurrentHashMap<>();
  private final Generator generator =
      new Generator(VERTX, HostRules.DEFAULT, outcome -> observed.merge(outcome, 1L, Long::sum));

  @BeforeAll
  static void start() {
    server = new TestServer();
  }

  @AfterAll
  static void stop() {
    server.close();
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  private Report run(String command, String path) throws InterruptedException {
    return run(Plans.of(command + " " + server.url(path)));
  }

  private Report run(LoadPlan plan) throws InterruptedException {
    try {
      return generator.run(plan, Duration.ofMinutes(1), _ -> {});
    } catch (Refusal e) {
      throw new AssertionError(e.sentence(), e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "hey -c 2 -q 100 -z 500ms, /rate, 100, HTTP/1.1",
    "hey -h2 -c 2 -q 100 -z 500ms, /rate-of-http2, 100, h2",
    "hey -c 5 -n 57, /count, 57, HTTP/1.1",
    "hey -c 5 -n 57 -q 100, /count-at-a-rate, 57, HTTP/1.1",
    "hey -h2 -c 5 -n 57, /count-of-http2, 57, h2",
    "hey -c 1 -n 20 -disable-keepalive, /without-keepalive, 20, HTTP/1.1",
    "wrk2 -t1 -c5 -R100 -d1s, /wrk2, 100, HTTP/1.1"
  })
  void as_many_requests_arrive_as_are_due(String command, String path, int count, String version)
      throws InterruptedException {
    Report report = run(command, path);

    assertThat(report.counts()).isEqualTo(Map.of(Outcome.OK, (long) count));
    assertThat(server.seen(path)).hasSize(count);
    assertThat(observed).isEqualTo(report.counts());
    // The first request of an upgrade is still one of HTTP/1.1.
    assertThat(server.seen(path).getLast().version()).isIn(version, "http/1.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/arrived-by-path", "http://127.0.0.1:%d/arrived-by-path"})
  void a_redirect_to_the_same_host_is_followed(String location) throws InterruptedException {
    int before = server.seen("/arrived-by-path").size();
    Report report = run("hey -c 1 -n 3", "/to?" + location.formatted(server.port()));

    assertThat(report.counts()).isEqualTo(Map.of(Outcome.OK, 3L));
    assertThat(server.seen("/arrived-by-path")).hasSize(before + 3);
  }

  /** It could be one that gets no load, such as the metadata service of a cloud. */
  @ParameterizedTest
  @ValueSource(
      strings = {"http://localhost:%d/led-away", "//localhost:%d/led-away", "http://[", "mailto:x"})
  void a_redirect_to_another_host_is_an_answer_and_not_followed(String location)
      throws InterruptedException {
    Report report = run("hey -c 1 -n 3", "/to?" + location.formatted(server.port()));

    assertThat(report.counts()).isEqualTo(Map.of(Outcome.OK, 3L));
    assertThat(server.seen("/led-away")).isEmpty();
  }

  @Test
  void http2_is_spoken_where_the_server_does() throws InterruptedException {
    run("hey -h2 -c 2 -n 50", "/spoken");

    assertThat(server.seen("/spoken")).anyMatch(request -> request.version().startsWith("h2"));
  }

  @Test
  void workers_send_until_their_time_is_over() throws InterruptedException {
    Report report = run("wrk -t1 -c3 -d200ms", "/workers");

    assertThat(report.count(Outcome.OK)).isGreaterThanOrEqualTo(3);
    assertThat(server.seen("/workers")).hasSize((int) report.sent());
    assertThat(report.failed()).isZero();
  }

  @Test
  void without_keepalive_every_request_has_its_connection() throws InterruptedException {
    int before = server.connections();

    run("hey -c 2 -n 30 -disable-keepalive", "/connections");

    assertThat(server.connections() - before).isEqualTo(30);
  }

  @ParameterizedTest
  @CsvSource({
    "/status/204, OK, 0",
    "/status/304, OK, 0",
    "/status/404, CLIENT_ERROR, 0",
    "/status/503, SERVER_ERROR, 100",
    "/reset, RESET, 100"
  })
  void answers_are_counted_apart(String path, Outcome outcome, int errors)
      throws InterruptedException {
    Report report = run("hey -c 2 -n 10", path);

    assertThat(report.counts()).isEqualTo(Map.of(outcome, 10L));
    assertThat(report.errorRate()).isEqualTo(errors);
  }

  @Test
  void requests_without_an_answer_count_with_all_their_time() throws InterruptedException {
    Report report = run("wrk -t1 -c2 -d100ms --timeout 200ms", "/hang");

    assertThat(report.counts()).isEqualTo(Map.of(Outcome.TIMEOUT, 2L));
    assertThat(report.corrected().p50()).isGreaterThanOrEqualTo(199_000);
  }

  @Test
  void what_cannot_be_sent_is_dropped_and_counted() throws InterruptedException {
    LoadPlan plan = Plans.of("wrk2 -t1 -c2 -R50 -d1s --timeout 2s " + server.url("/hang"));
    LoadPlan narrow =
        new LoadPlan(plan.target(), plan.pace(), plan.ending(), 2, 1, Duration.ofMillis(1_200), 2);

    Report report = run(narrow);

    assertThat(report.due()).isEqualTo(50);
    assertThat(report.sent()).isEqualTo(2);
    assertThat(report.count(Outcome.DROPPED)).isEqualTo(48);
  }

  @Test
  void no_connection_is_a_failure_and_no_spin() throws InterruptedException {
    Report report = run(Plans.of("hey -c 2 -n 4 http://127.0.0.1:1/"));

    assertThat(report.counts()).isEqualTo(Map.of(Outcome.CONNECT, 4L));
    assertThat(report.errorRate()).isEqualTo(100);
  }

  @Test
  void the_request_is_the_one_that_was_asked_for() throws InterruptedException {
    run("hey -n 1 -c 1 -m PUT -d body -H 'X-Canary: insider' -host www.example.com", "/as?a=b");
    run("hey -n 1 -c 1 -host www.example.com:81", "/port");
    run("hey -n 1 -c 1", "/plain");

    assertThat(server.seen("/as?a=b"))
        .containsExactly(
            new TestServer.Seen(
                "PUT", "/as?a=b", "http/1.1", "www.example.com", "insider", "body"));
    assertThat(server.seen("/port").getFirst().authority()).isEqualTo("www.example.com:81");
    assertThat(server.seen("/plain").getFirst().authority()).startsWith("127.0.0.1:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://169.254.169.254/", "http://0.0.0.0/", "http://missing.invalid/"})
  void some_hosts_get_no_load(String url) {
    assertThatThrownBy(
            () -> generator.run(Plans.of("hey -n 1 -c 1 " + url), Duration.ofMinutes(1), _ -> {}))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("did not start");
    assertThat(observed).isEmpty();
  }

  @Test
  void a_load_ends_by_its_limit() throws InterruptedException, Refusal {
    LoadPlan endless = Plans.of("hey -c 1 -n 1000000 " + server.url("/hang"));

    Report report = generator.run(endless, Duration.ofMillis(200), _ -> {});

    assertThat(report.failed()).isZero();
    assertThat(server.seen("/hang")).isNotEmpty();
  }

  @Test
  void a_load_ends_when_its_thread_is_interrupted() throws InterruptedException {
    LoadPlan endless = Plans.of("hey -c 1 -q 20 -z 50m " + server.url("/endless"));
    Thread thread = Thread.startVirtualThread(() -> interrupted(endless));
    await().until(() -> !server.seen("/endless").isEmpty());

    thread.interrupt();

    assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
  }

  private void interrupted(LoadPlan plan) {
    assertThatThrownBy(() -> run(plan)).isInstanceOf(InterruptedException.class);
  }

  @Test
  void a_line_of_the_log_says_it_all() throws InterruptedException {
    assertThat(run("hey -c 2 -n 10", "/status/503").line())
        .startsWith("10 sent (")
        .contains("10 server_error", "p50 ", "p99 ", "p50 from sending ", "p99 from sending ");
  }
}
