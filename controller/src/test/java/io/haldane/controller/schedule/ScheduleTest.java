package io.haldane.controller.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.controller.kube.CanaryKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quartz.SchedulerException;

class ScheduleTest {
  private static final CanaryKey SHOP = new CanaryKey("test", "shop");
  private static final CanaryKey OTHER = new CanaryKey("test", "other");
  private static final CanaryKey FAULTY = new CanaryKey("test", "faulty");
  private final List<CanaryKey> woken = new CopyOnWriteArrayList<>();
  private volatile Duration ahead = Duration.ZERO;
  private final List<Duration> lateness = new CopyOnWriteArrayList<>();
  private final Schedule schedule = schedule();

  private Schedule schedule() {
    try {
      return Schedule.start(this::ring, () -> Instant.now().plus(ahead));
    } catch (SchedulerException e) {
      throw new IllegalStateException(e);
    }
  }

  private void ring(CanaryKey canary, Duration late) {
    lateness.add(late);
    woken.add(canary);
    if (canary.equals(FAULTY)) {
      throw new IllegalStateException("on purpose");
    }
  }

  @AfterEach
  void stop() {
    schedule.close();
  }

  @Test
  void an_alarm_that_is_set_to_the_same_time_again_rings_once() {
    Instant soon = Instant.now().plusMillis(300);
    schedule.set(SHOP, soon);
    schedule.set(SHOP, soon);
    schedule.set(OTHER, soon.plusMillis(300));

    Awaitility.await().until(() -> woken.contains(OTHER));
    assertThat(woken).containsExactly(SHOP, OTHER);
  }

  @Test
  void one_that_has_rung_rings_again_for_the_same_time() {
    Instant past = Instant.now().minusSeconds(1);
    schedule.set(SHOP, past);
    Awaitility.await().until(() -> woken.size() == 1);

    schedule.set(SHOP, past);
    Awaitility.await().until(() -> woken.size() == 2);
  }

  @Test
  void however_late_an_alarm_is_it_says_so() {
    schedule.set(SHOP, Instant.now().minusSeconds(60));
    Awaitility.await().until(() -> woken.contains(SHOP));
    assertThat(lateness.getFirst()).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void the_last_time_that_was_set_counts() {
    schedule.set(SHOP, Instant.now().plusSeconds(3600));
    schedule.set(SHOP, Instant.now());
    Awaitility.await().until(() -> woken.equals(List.of(SHOP)));
  }

  @Test
  void an_alarm_that_is_moved_to_a_later_time_rings_only_then() {
    Instant soon = Instant.now().plusMillis(100);
    schedule.set(SHOP, soon);
    schedule.set(SHOP, soon.plusMillis(400));
    schedule.set(OTHER, soon.plusMillis(200));

    Awaitility.await().until(() -> woken.contains(SHOP));
    assertThat(woken).containsExactly(OTHER, SHOP);
  }

  @Test
  void what_was_cancelled_is_silent_until_it_is_set_again() {
    Instant soon = Instant.now().plusMillis(200);
    schedule.set(SHOP, soon);
    schedule.cancel(SHOP);
    schedule.set(OTHER, soon.plusMillis(200));
    Awaitility.await().until(() -> woken.contains(OTHER));
    assertThat(woken).containsExactly(OTHER);

    schedule.set(SHOP, soon);
    Awaitility.await().until(() -> woken.contains(SHOP));
  }

  @Test
  void one_that_cannot_be_woken_keeps_no_other_from_it() {
    Instant soon = Instant.now().plusMillis(200);
    schedule.set(FAULTY, soon);
    schedule.set(SHOP, soon);
    schedule.set(OTHER, soon.plusMillis(100));
    Awaitility.await().until(() -> woken.contains(OTHER));
    assertThat(woken).containsExactly(FAULTY, SHOP, OTHER);
  }

  @Test
  void a_thousand_alarms_at_nearly_the_same_time_all_ring_in_their_order() {
    Instant soon = Instant.now().plusMillis(200);
    List<CanaryKey> order = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      order.add(new CanaryKey("test", "app-" + i));
    }
    for (int i = 999; i >= 0; i--) {
      schedule.set(order.get(i), soon.plusNanos(i * 100_000L));
    }
    Awaitility.await().until(() -> woken.size() == order.size());
    assertThat(woken).containsExactlyElementsOf(order);
    assertThat(lateness).as("none rings before its time").noneMatch(Duration::isNegative);
  }

  @Test
  void a_clock_that_was_set_moves_an_alarm_of_the_same_time() {
    Instant inAnHour = Instant.now().plusSeconds(3600);
    schedule.set(SHOP, inAnHour);
    ahead = Duration.ofHours(1);
    schedule.forget();
    schedule.set(SHOP, inAnHour);
    Awaitility.await().until(() -> woken.equals(List.of(SHOP)));
  }
}
