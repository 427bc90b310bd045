package io.haldane.outbound.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CallsTest {
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final CallTarget HOST =
      CallTarget.of(Purpose.METRICS, "shop", "http://user:secret@Host:9090/path?token=secret");

  private final Calls calls = new Calls();
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger hanging = new AtomicInteger();

  @AfterEach
  void stop() {
    end.countDown();
    calls.close();
  }

  /** A call that takes no notice of anything until the end of the test. */
  private String hang() {
    hanging.incrementAndGet();
    boolean ended = false;
    while (!ended) {
      try {
        end.await();
        ended = true;
      } catch (InterruptedException e) {
        // On purpose.
      }
    }
    return "late";
  }

  private void fill(CallTarget to) {
    List<Future<Outcome<String>>> begun = new ArrayList<>();
    for (int i = 0; i < Calls.PER_HOST; i++) {
      begun.add(calls.begin(() -> calls.call(to, LONG, LONG, this::hang)));
    }
    Awaitility.await().until(() -> isFull(to));
  }

  private boolean isFull(CallTarget to) {
    return calls.call(to, Duration.ZERO, LONG, () -> "") instanceof Outcome.NotAsked;
  }

  @Test
  void a_full_host_is_not_asked_and_the_reason_holds_no_secret() {
    fill(HOST);

    assertThat(calls.call(HOST, SHORT, LONG, () -> "fine"))
        .isEqualTo(
            new Outcome.NotAsked<>(
                "too many concurrent calls of namespace shop, to http://host:9090 or"
                    + " elsewhere"));
  }

  @Test
  void other_tenants_purposes_and_hosts_do_not_feel_it() {
    fill(HOST);

    List.of(
            CallTarget.of(Purpose.METRICS, "till", "http://host:9090"),
            CallTarget.of(Purpose.HOOKS, "shop", "http://host:9090"),
            CallTarget.of(Purpose.ALERTS, "shop", "http://host:9090"),
            CallTarget.of(Purpose.METRICS, "shop", "http://host:9091"))
        .forEach(other ->
            assertThat(calls.call(other, Duration.ZERO, LONG, () -> "fine"))
                .isEqualTo(new Outcome.Answered<>("fine")));
  }

  @Test
  void the_deadline_begins_when_there_is_a_place() throws Exception {
    fill(HOST);
    Future<Outcome<String>> waiting =
        calls.begin(() -> calls.call(HOST, LONG, Duration.ofSeconds(20), () -> "fine"));
    assertThat(isFull(HOST)).isTrue();

    end.countDown();

    assertThat(waiting.get()).isEqualTo(new Outcome.Answered<>("fine"));
  }

  @Test
  void a_call_that_does_not_stop_keeps_its_place_until_it_does() {
    // Metrics servers that do not answer are spared before the places are taken.
    CallTarget hook = CallTarget.of(Purpose.HOOKS, "shop", "http://host:9090");
    // On a busy machine some are given up before they begin, and take no place.
    while (hanging.get() < Calls.PER_HOST) {
      assertThat(calls.call(hook, LONG, SHORT, this::hang))
          .isEqualTo(new Outcome.Failed<>("no answer from http://host:9090 within 20ms"));
    }
    assertThat(isFull(hook)).isTrue();

    end.countDown();

    Awaitility.await().until(() -> !isFull(hook));
  }

  @Test
  void a_crash_is_told_by_its_kind_alone() {
    assertThat(
            calls.call(
                HOST,
                LONG,
                LONG,
                () -> {
                  throw new ArithmeticException("at http://user:secret@host");
                }))
        .isEqualTo(
            new Outcome.Failed<>(
                "the call to http://host:9090 failed because of a bug in the controller"
                    + " (ArithmeticException); see its log"));
    assertThat(Calls.crash(new IllegalStateException("secret", new ArithmeticException("secret"))))
        .hasMessage("IllegalStateException, by ArithmeticException");
  }
}
