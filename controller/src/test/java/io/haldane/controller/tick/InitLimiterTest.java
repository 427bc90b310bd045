package io.haldane.controller.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.testing.Objects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class InitLimiterTest {
  private final CountDownLatch done = new CountDownLatch(1);
  private final AtomicInteger looks = new AtomicInteger();
  private final InitLimiter limiter = new InitLimiter(InitLimiterTest::find);

  /** Those whose name begins with "old" are under way. */
  private static Optional<Canary> find(CanaryKey key) {
    if (key.name().equals("gone")) {
      return Optional.empty();
    }
    Canary canary = Objects.canary(key.name(), "app", "{}");
    if (key.name().startsWith("old")) {
      canary.setStatus(CanaryStatus.EMPTY.edit().phase(CanaryPhase.PROGRESSING).done());
    }
    return Optional.of(canary);
  }

  private Reconcile.Seen look(CanaryKey key) {
    looks.incrementAndGet();
    try {
      if (key.name().startsWith("new")) {
        done.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Reconcile.Seen.NOTHING;
  }

  private static boolean waits(Thread thread) {
    return thread.getState() == Thread.State.WAITING;
  }

  @Test
  void who_is_under_way_does_not_wait_for_newcomers() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      CanaryKey key = new CanaryKey("test", "new-" + i);
      threads.add(Thread.startVirtualThread(() -> limiter.run(key, this::look)));
    }
    assertThat(Objects.eventually(() -> looks.get() >= InitLimiter.AT_ONCE)).isTrue();
    assertThat(Objects.eventually(() -> threads.stream().allMatch(InitLimiterTest::waits)))
        .isTrue();
    assertThat(looks).hasValue(InitLimiter.AT_ONCE);

    limiter.run(new CanaryKey("test", "old"), this::look);
    limiter.run(new CanaryKey("test", "gone"), this::look);
    assertThat(looks).hasValue(InitLimiter.AT_ONCE + 2);

    done.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(looks).hasValue(502);
  }

  @Test
  void who_waits_for_answers_from_outside_keeps_nobody_out() throws InterruptedException {
    CountDownLatch answers = new CountDownLatch(1);
    AtomicInteger asking = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      CanaryKey key = new CanaryKey("hostile", "new-" + i);
      threads.add(
          Thread.startVirtualThread(() -> limiter.run(key, _ -> ask(key, asking, answers))));
    }
    assertThat(Objects.eventually(() -> asking.get() == 500)).isTrue();

    limiter.run(new CanaryKey("good", "fresh"), this::look);
    assertThat(looks).hasValue(1);

    answers.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(mostInside.get()).isBetween(1, InitLimiter.AT_ONCE);
  }

  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger mostInside = new AtomicInteger();

  private Reconcile.Seen ask(CanaryKey key, AtomicInteger asking, CountDownLatch answers) {
    try {
      limiter.outside(
          key,
          () -> {
            asking.incrementAndGet();
            answers.await();
            return "";
          });
      mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
      Thread.yield();
      inside.decrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Reconcile.Seen.NOTHING;
  }
}
