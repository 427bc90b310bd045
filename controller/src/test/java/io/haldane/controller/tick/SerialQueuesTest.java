package io.haldane.controller.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.kube.Change;
import io.haldane.controller.testing.Objects;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SerialQueuesTest {
  private static final CanaryKey SHOP = new CanaryKey("test", "shop");
  private static final CanaryKey BANK = new CanaryKey("test", "bank");

  @Test
  void any_number_of_wakes_during_a_run_makes_one_more_run() throws InterruptedException {
    AtomicInteger runs = new AtomicInteger();
    CountDownLatch started = new CountDownLatch(1);
    Semaphore go = new Semaphore(0);
    SerialQueues queues = new SerialQueues();
    open(
        queues,
        _ -> {
          runs.incrementAndGet();
          started.countDown();
          go.acquireUninterruptibly();
        });
    queues.wake(SHOP);
    started.await();
    queues.wake(SHOP);
    queues.wake(SHOP);
    queues.wake(SHOP);
    go.release(10);

    assertThat(Objects.eventually(() -> queues.depth() == 0)).isTrue();
    assertThat(runs).hasValue(2);
  }

  @Test
  void one_canary_is_never_run_twice_at_once_but_canaries_run_beside_each_other()
      throws InterruptedException {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch bankRan = new CountDownLatch(1);
    SerialQueues queues = new SerialQueues();
    open(
        queues,
        canary -> {
          if (canary.equals(BANK)) {
            bankRan.countDown();
            return;
          }
          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
          await(bankRan);
          inside.decrementAndGet();
        });
    for (int i = 0; i < 50; i++) {
      queues.wake(SHOP);
    }
    queues.wake(BANK);

    assertThat(Objects.eventually(() -> queues.depth() == 0)).isTrue();
    assertThat(most).hasValue(1);
  }

  @Test
  void a_run_that_throws_does_not_end_its_queue() {
    List<CanaryKey> runs = new CopyOnWriteArrayList<>();
    SerialQueues queues = new SerialQueues();
    open(
        queues,
        canary -> {
          runs.add(canary);
          throw new IllegalStateException("on purpose");
        });
    queues.wake(SHOP);
    assertThat(Objects.eventually(() -> queues.depth() == 0)).isTrue();
    queues.wake(SHOP);

    assertThat(Objects.eventually(() -> runs.size() == 2)).isTrue();
  }

  @Test
  void nothing_runs_before_the_queues_are_open_or_after_they_are_closed()
      throws InterruptedException {
    AtomicInteger runs = new AtomicInteger();
    SerialQueues queues = new SerialQueues();
    queues.wake(SHOP);
    open(queues, _ -> runs.incrementAndGet());
    queues.close(Duration.ZERO);
    queues.wake(SHOP);

    assertThat(queues.depth()).isZero();
    assertThat(runs).hasValue(0);
  }

  @Test
  void what_is_done_while_idle_is_not_done_when_somebody_was_looked_at_since()
      throws InterruptedException {
    AtomicInteger deeds = new AtomicInteger();
    CountDownLatch end = new CountDownLatch(1);
    SerialQueues queues = new SerialQueues();
    open(queues, _ -> await(end));
    long before = queues.moves();
    assertThat(queues.stillIdle(before, deeds::incrementAndGet)).isTrue();

    queues.wake(SHOP);
    assertThat(queues.stillIdle(queues.moves(), deeds::incrementAndGet)).isFalse();
    end.countDown();
    assertThat(Objects.eventually(() -> queues.depth() == 0)).isTrue();
    assertThat(queues.stillIdle(before, deeds::incrementAndGet)).isFalse();
    assertThat(queues.stillIdle(queues.moves(), deeds::incrementAndGet)).isTrue();
    assertThat(deeds).hasValue(2);
    queues.close(Duration.ZERO);
  }

  @Test
  void changes_that_a_run_has_seen_make_no_other_run() throws InterruptedException {
    assertThat(runsWhen(versions("7"), versions("7"))).isEqualTo(1);
    assertThat(runsWhen(versions("7"), versions("6", "7"))).isEqualTo(1);
    assertThat(runsWhen(versions("7"), versions())).isEqualTo(1);
    assertThat(runsWhen(versions("7"), versions("7", "8"))).isEqualTo(2);
    assertThat(runsWhen(versions(), versions("7"))).isEqualTo(2);
    assertThat(runsWhen(versions("7"), List.of(new Change(SHOP.ref(), null)))).isEqualTo(2);
  }

  @Test
  void changes_that_are_too_many_to_remember_make_one_more_run() throws InterruptedException {
    List<Change> many = Collections.nCopies(1000, version("7"));
    assertThat(runsWhen(versions("7"), many)).isEqualTo(2);
  }

  private static Change version(String version) {
    return new Change(SHOP.ref(), version);
  }

  private static List<Change> versions(String... versions) {
    return Arrays.stream(versions).map(SerialQueuesTest::version).toList();
  }

  /** How often it is run when changes are reported during the first run, which has seen some. */
  private static int runsWhen(List<Change> seen, List<Change> reported)
      throws InterruptedException {
    AtomicInteger runs = new AtomicInteger();
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    SerialQueues queues = new SerialQueues();
    queues.open(_ -> {
      runs.incrementAndGet();
      started.countDown();
      await(end);
      return change -> seen.stream().anyMatch(known -> change.isIn(known.version()));
    });
    queues.changed(SHOP, version("1"));
    started.await();
    reported.forEach(change -> queues.changed(SHOP, change));
    end.countDown();
    assertThat(Objects.eventually(() -> queues.depth() == 0)).isTrue();
    return runs.get();
  }

  @Test
  void a_run_that_outlives_the_grace_is_interrupted() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    SerialQueues queues = new SerialQueues();
    open(
        queues,
        _ -> {
          started.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
        });
    queues.wake(SHOP);
    started.await();
    queues.close(Duration.ofMillis(1));

    assertThat(Objects.eventually(() -> interrupted.getCount() == 0)).isTrue();
  }

  private static void open(SerialQueues queues, Consumer<CanaryKey> run) {
    queues.open(canary -> {
      run.accept(canary);
      return Reconcile.Seen.NOTHING;
    });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
