package io.haldane.controller.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.controller.kube.CanaryKey;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StepBacklogTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final AtomicLong nanos = new AtomicLong();
  private final StepBacklog backlog = new StepBacklog(nanos::get);

  private static CanaryKey canary(int number) {
    return new CanaryKey("test", "app-" + number);
  }

  private Thread report(Duration longest) throws InterruptedException {
    Thread thread = Thread.startVirtualThread(() -> backlog.letPass(longest));
    while (thread.getState() == Thread.State.RUNNABLE || thread.getState() == Thread.State.NEW) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    return thread;
  }

  private void due(int number) {
    for (int i = 0; i < number; i++) {
      backlog.due(canary(i));
    }
  }

  @Test
  void reports_wait_until_few_steps_are_left() throws InterruptedException {
    due(10);
    Thread report = report(LONG);
    backlog.shifted(canary(0));
    backlog.shifted(canary(0));
    assertThat(report.isAlive()).isTrue();
    backlog.shifted(canary(1));

    report.join();
  }

  @Test
  void few_steps_hold_no_report() {
    due(8);
    backlog.letPass(LONG);
  }

  @Test
  void no_report_waits_longer_than_it_may() throws InterruptedException {
    due(1000);
    report(Duration.ofMillis(50)).join();
  }

  @Test
  void who_waits_for_answers_holds_no_report_and_counts_again_afterwards()
      throws InterruptedException {
    due(9);
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    Thread step =
        Thread.startVirtualThread(() -> {
          try {
            backlog.outside(
                canary(0),
                () -> {
                  asked.countDown();
                  answer.await();
                  return "";
                });
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    asked.await();
    backlog.letPass(LONG);
    answer.countDown();
    step.join();

    Thread report = report(LONG);
    backlog.shifted(canary(5));
    report.join();
  }

  @Test
  void who_is_held_up_for_long_holds_no_report() throws InterruptedException {
    due(1000);
    nanos.addAndGet(Duration.ofSeconds(4).toNanos());
    backlog.letPass(LONG);

    for (int i = 1000; i < 1009; i++) {
      backlog.due(canary(i));
    }
    Thread report = report(LONG);
    backlog.shifted(canary(1000));
    report.join();
  }

  @Test
  void an_interrupt_ends_the_wait() throws InterruptedException {
    due(1000);
    Thread report = report(LONG);
    report.interrupt();
    report.join();
  }
}
