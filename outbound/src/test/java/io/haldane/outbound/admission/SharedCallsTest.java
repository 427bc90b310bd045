package io.haldane.outbound.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SharedCallsTest {
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final CallTarget SHOP = to("shop");
  private static final CallTarget TILL = to("till");

  private final Calls calls = new Calls();
  private final AtomicLong nanos = new AtomicLong();
  private final SharedCalls<String, String> shared =
      new SharedCalls<>(calls, LONG, LONG, nanos::get);
  private final CountDownLatch open = new CountDownLatch(1);
  private final AtomicInteger made = new AtomicInteger();

  @AfterEach
  void stop() {
    open.countDown();
    calls.close();
  }

  /** Two hundred callers are waited for here, one after the other. */
  private static ConditionFactory soon() {
    return Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1));
  }

  private static CallTarget to(String tenant) {
    return CallTarget.of(Purpose.METRICS, tenant, "http://backend");
  }

  /** Somebody who wants an answer, and waits for it on a thread that can be looked at. */
  private final class Caller {
    private final CompletableFuture<Outcome<String>> outcome = new CompletableFuture<>();
    private final Thread thread;

    Caller(String key, CallTarget to, Callable<String> call) {
      thread = Thread.ofPlatform().start(() -> outcome.complete(shared.call(key, to, call)));
      soon().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    }

    Caller(String key, CallTarget to) {
      this(key, to, SharedCallsTest.this::slow);
    }

    Outcome<String> answer() {
      return outcome.join();
    }
  }

  private String slow() throws InterruptedException {
    int number = made.incrementAndGet();
    open.await();
    return "answer " + number;
  }

  private void begun(int count) {
    soon().until(() -> made.get() == count);
  }

  private static Outcome<String> fine(int number) {
    return new Outcome.Answered<>("answer " + number);
  }

  @Test
  void fifty_callers_of_many_tenants_share_one_call() {
    List<Caller> all = new ArrayList<>();
    all.add(new Caller("q", SHOP));
    begun(1);
    for (int i = 1; i < 50; i++) {
      all.add(new Caller("q", to("tenant-" + i % 10)));
    }
    open.countDown();
    assertThat(all).extracting(Caller::answer).containsOnly(fine(1));
    assertThat(made).hasValue(1);
    assertThat(shared.size()).isZero();
  }

  @Test
  void what_differs_is_asked_twice() {
    new Caller("q with the login of one", SHOP);
    new Caller("q with the login of another", SHOP);
    begun(2);
  }

  @Test
  void who_comes_later_gets_an_answer_of_its_own() {
    Caller first = new Caller("q", SHOP);
    begun(1);
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    Caller second = new Caller("q", SHOP);
    Caller third = new Caller("q", TILL);
    begun(2);
    open.countDown();
    assertThat(first.answer()).isEqualTo(fine(1));
    assertThat(List.of(second.answer(), third.answer())).containsOnly(fine(2));
  }

  @Test
  void a_caller_that_leaves_ends_its_own_wait_only() {
    Caller first = new Caller("q", SHOP);
    begun(1);
    Caller second = new Caller("q", SHOP);
    first.thread.interrupt();
    assertThat(first.answer()).isInstanceOf(Outcome.Failed.class);
    open.countDown();
    assertThat(second.answer()).isEqualTo(fine(1));
  }

  @Test
  void who_waits_for_an_answer_holds_no_place() {
    new Caller("q", SHOP);
    begun(1);
    for (int i = 0; i < Calls.PER_HOST; i++) {
      new Caller("q", SHOP);
    }
    for (int i = 1; i < Calls.PER_HOST; i++) {
      new Caller("q" + i, SHOP);
    }
    begun(Calls.PER_HOST);
  }

  @Test
  void a_tenant_without_a_place_delays_no_other() {
    for (int i = 0; i < Calls.PER_HOST; i++) {
      new Caller("q" + i, SHOP);
    }
    begun(Calls.PER_HOST);
    Caller crowded = new Caller("q", SHOP);
    assertThat(shared.call("q", TILL, () -> "at once"))
        .isEqualTo(new Outcome.Answered<>("at once"));
    open.countDown();
    assertThat(crowded.answer()).isInstanceOf(Outcome.Answered.class);
  }

  @Test
  void a_failure_is_of_those_who_waited_for_it() {
    SharedCalls<String, String> hasty =
        new SharedCalls<>(calls, LONG, Duration.ofMillis(30), nanos::get);
    assertThat(hasty.call("q", SHOP, this::slow))
        .isEqualTo(new Outcome.Failed<>("no answer from http://backend within 30ms"));
    assertThat(hasty.call("q", SHOP, () -> "fine")).isEqualTo(new Outcome.Answered<>("fine"));
    assertThat(hasty.size()).isZero();
  }

  @Test
  void a_call_that_may_not_be_made_for_one_tenant_is_made_for_another() {
    SharedCalls<String, String> impatient =
        new SharedCalls<>(calls, Duration.ZERO, LONG, nanos::get);
    for (int i = 0; i < Calls.PER_HOST; i++) {
      new Caller("q" + i, SHOP);
    }
    begun(Calls.PER_HOST);
    assertThat(impatient.call("q", SHOP, () -> "fine"))
        .isEqualTo(new Outcome.NotAsked<>(Calls.busy(SHOP)));
    assertThat(impatient.call("q", TILL, () -> "fine")).isEqualTo(new Outcome.Answered<>("fine"));
  }
}
