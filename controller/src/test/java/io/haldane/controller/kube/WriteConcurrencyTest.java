package io.haldane.controller.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class WriteConcurrencyTest {
  private static final WriteOutcome DONE = new WriteOutcome.Done(Optional.empty());

  private final WriteConcurrency lanes = new WriteConcurrency();
  private final CountDownLatch answer = new CountDownLatch(1);
  private final AtomicInteger sent = new AtomicInteger();
  private final List<Thread> threads = new ArrayList<>();

  private WriteOutcome slow() {
    sent.incrementAndGet();
    try {
      answer.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return DONE;
  }

  private void inBackground(Runnable work) {
    threads.add(Thread.startVirtualThread(work));
  }

  private void awaitWaiting() throws InterruptedException {
    for (Thread thread : threads) {
      while (thread.getState() != Thread.State.WAITING) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
    }
  }

  @Test
  void many_that_create_leave_room_for_one_that_rolls_back() throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      inBackground(() -> lanes.create(() -> lanes.write(WritePriority.OTHER, this::slow)));
    }
    awaitWaiting();

    assertThat(lanes.write(WritePriority.TRAFFIC, () -> DONE)).isEqualTo(DONE);
    assertThat(sent).hasValue(10);
    answer.countDown();
  }

  @Test
  void what_waits_is_sent_in_the_end() throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      inBackground(() -> lanes.write(WritePriority.OTHER, this::slow));
    }
    awaitWaiting();
    assertThat(sent).hasValue(20);

    answer.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(sent).hasValue(100);
  }

  @Test
  void who_ends_while_it_waits_sends_nothing() throws InterruptedException {
    for (int i = 0; i < 20; i++) {
      inBackground(() -> lanes.write(WritePriority.OTHER, this::slow));
    }
    awaitWaiting();
    Thread.currentThread().interrupt();

    assertThat(lanes.write(WritePriority.TRAFFIC, () -> DONE))
        .isInstanceOf(WriteOutcome.Unavailable.class);
    assertThat(Thread.interrupted()).isTrue();
    answer.countDown();
  }
}
