package io.haldane.controller.leader;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.controller.testing.Acts;
import io.haldane.controller.testing.ApiServer;
import io.haldane.controller.testing.Objects;
import io.haldane.controller.testing.Running;
import io.haldane.engine.decision.Action;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LeadershipTest {
  private static final Leadership.Terms TERMS = terms(Duration.ofSeconds(3), Optional.empty());
  private final ApiServer api = new ApiServer();

  private static Leadership.Terms terms(Duration lease, Optional<String> pod) {
    return new Leadership.Terms("test", lease, Duration.ofSeconds(2), Duration.ofMillis(200), pod);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  @DisplayName("F106, F1613: one leads and the other follows once it has left")
  void one_leads_and_the_other_follows_once_it_has_left() {
    AtomicInteger won = new AtomicInteger();
    AtomicInteger lost = new AtomicInteger();
    Leadership first = new Leadership(api.connect(), TERMS);
    Leadership second = new Leadership(api.connect(), TERMS);
    first.start(won::incrementAndGet, lost::incrementAndGet);
    assertThat(Objects.eventually(first::holds)).isTrue();
    second.start(won::incrementAndGet, lost::incrementAndGet);
    assertThat(second.holds()).isFalse();

    first.close();

    assertThat(first.holds()).isFalse();
    assertThat(Objects.eventually(second::holds)).isTrue();
    assertThat(Objects.eventually(() -> won.get() == 2)).isTrue();
    assertThat(lost).as("leaving is not losing").hasValue(0);
    second.close();
  }

  @Test
  void the_lease_has_the_references_name() {
    Leadership leadership = new Leadership(api.connect(), TERMS);
    leadership.start(() -> {}, () -> {});
    assertThat(Objects.eventually(leadership::holds)).isTrue();

    assertThat(api.client().leases().inNamespace("test").withName("flagger-leader-election").get())
        .isNotNull();
    leadership.close();
  }

  @Test
  void who_cannot_renew_loses_the_leadership_and_writes_nothing_more() {
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
  void a_container_takes_over_at_once_from_the_one_before_it_in_its_pod() {
    Leadership.Terms here = terms(Duration.ofHours(1), Optional.of("pod-1"));
    Leadership killed = new Leadership(api.connect(), here);
    killed.start(() -> {}, () -> {});
    assertThat(Objects.eventually(killed::holds)).isTrue();

    Leadership.Terms elsewhere = terms(Duration.ofHours(1), Optional.of("pod-2"));
    Leadership other = new Leadership(api.connect(), elsewhere);
    Leadership next = new Leadership(api.connect(), here);
    other.start(() -> {}, () -> {});
    next.start(() -> {}, () -> {});
    assertThat(Objects.eventually(next::holds)).isTrue();
    assertThat(other.holds()).isFalse();
    killed.close();
    other.close();
    next.close();
  }
}
