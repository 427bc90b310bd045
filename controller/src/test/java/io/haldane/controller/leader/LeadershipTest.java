package io.haldane.controller.leader;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.Lock;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.controller.testing.Acts;
import io.haldane.controller.testing.ApiServer;
import io.haldane.controller.testing.Objects;
import io.haldane.controller.testing.Running;
import io.haldane.engine.Action;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LeadershipTest {
  private static final Leadership.Terms TERMS =
      new Leadership.Terms(
          "test", Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofMillis(200));
  private final ApiServer api = new ApiServer();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  @DisplayName("F106, F1613: one leads and the other follows once it has left")
  void oneLeadsAndTheOtherFollowsOnceItHasLeft() {
    AtomicInteger won = new AtomicInteger();
    AtomicInteger lost = new AtomicInteger();
    Leadership first =
        new Leadership(api.connect(), TERMS, won::incrementAndGet, lost::incrementAndGet);
    Leadership second =
        new Leadership(api.connect(), TERMS, won::incrementAndGet, lost::incrementAndGet);
    first.start();
    assertThat(Objects.eventually(first::holds)).isTrue();
    second.start();
    assertThat(second.holds()).isFalse();

    first.close();

    assertThat(first.holds()).isFalse();
    assertThat(Objects.eventually(second::holds)).isTrue();
    assertThat(won).hasValue(2);
    assertThat(lost).as("leaving is not losing").hasValue(0);
    second.close();
  }

  @Test
  void theLeaseHasTheReferencesName() {
    Leadership leadership = new Leadership(api.connect(), TERMS, () -> {}, () -> {});
    leadership.start();
    assertThat(Objects.eventually(leadership::holds)).isTrue();

    assertThat(api.client().leases().inNamespace("test").withName("flagger-leader-election").get())
        .isNotNull();
    leadership.close();
  }

  @Test
  void whoCannotRenewLosesTheLeadershipAndWritesNothingMore() {
    Objects.create(api.client(), Objects.canary("shop"));
    AtomicInteger weight = new AtomicInteger();
    try (Running running =
        Running.on(
            api,
            new Running.Choices(),
            world ->
                Acts.act(
                    Acts.phase(world, CanaryPhase.PROGRESSING),
                    List.of(new Action.Route(Traffic.weight(weight.incrementAndGet() % 100)))))) {
      assertThat(Objects.eventually(() -> weight.get() > 0)).isTrue();
      try (var _ = api.fail("PATCH /apis/coordination.k8s.io", 500);
          var _ = api.fail("PUT /apis/coordination.k8s.io", 500)) {
        assertThat(Objects.eventually(running::leadershipLost)).isTrue();
      }
      assertThat(running.controller().leads()).isFalse();
      assertThat(Objects.eventually(() -> running.controller().queueDepth() == 0)).isTrue();
      int written = api.writes().size();
      api.client().configMaps().inNamespace("test").withName("shop-route").delete();

      assertThat(api.writes()).as("the delete of this test alone").hasSize(written + 1);
    }
  }

  @Test
  void aLeaseThatWasNotRenewedInTimeIsNotHeldWhateverTheElectorSays() {
    AtomicLong clock = new AtomicLong(1_000);
    AtomicInteger failures = new AtomicInteger();
    TimedLock lock = new TimedLock(new FlakyLock(failures), clock::get);
    assertThat(lock.age()).isEqualTo(Long.MAX_VALUE);

    clock.set(2_000);
    lock.update(api.client(), entry());
    clock.set(2_500);
    assertThat(lock.age()).isEqualTo(500);

    failures.set(1);
    clock.set(3_000);
    try {
      lock.update(api.client(), entry());
    } catch (IllegalStateException expected) {
      // The renewal failed, so it does not count.
    }
    assertThat(lock.age()).isEqualTo(1_000);
  }

  private static LeaderElectionRecord entry() {
    ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
    return new LeaderElectionRecord("me", Duration.ofSeconds(1), now, now, 0);
  }

  private record FlakyLock(AtomicInteger failures) implements Lock {
    @Override
    public @Nullable LeaderElectionRecord get(KubernetesClient client) {
      return null;
    }

    @Override
    public void create(KubernetesClient client, LeaderElectionRecord entry) {
      update(client, entry);
    }

    @Override
    public void update(KubernetesClient client, LeaderElectionRecord entry) {
      if (failures.get() > 0) {
        throw new IllegalStateException("on purpose");
      }
    }

    @Override
    public String identity() {
      return "me";
    }

    @Override
    public String describe() {
      return "a lock";
    }
  }
}
