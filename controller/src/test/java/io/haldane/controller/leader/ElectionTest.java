package io.haldane.controller.leader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.Lock;
import io.haldane.controller.testing.ApiServer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ElectionTest {
  private static final Duration LEASE = Duration.ofSeconds(60);
  private final ApiServer api = new ApiServer();
  private @Nullable LeaderElectionRecord lease;
  private boolean failing;

  @AfterEach
  void stop() {
    api.close();
  }

  /** One who stands, with a stopwatch and a clock of his own. */
  private final class Candidate {
    private final Election election;
    private long nanos = Long.MAX_VALUE - 1_000;
    private Instant wall = Instant.parse("2026-01-01T10:00:00Z");

    Candidate(String name) {
      election =
          new Election(new SharedLease(name), LEASE, "dead"::equals, () -> nanos, () -> wall);
    }

    boolean tries() {
      return election.tryOnce(api.client());
    }

    boolean isSafe() {
      return election.isSafe();
    }

    Candidate waits(Duration time) {
      nanos += time.toNanos();
      wall = wall.plus(time);
      return this;
    }

    Candidate setsItsClock(Duration ahead) {
      wall = wall.plus(ahead);
      return this;
    }
  }

  private final Candidate first = new Candidate("first");
  private final Candidate second = new Candidate("second");

  private void bothWait(Duration time) {
    first.waits(time);
    second.waits(time);
  }

  @Test
  void the_first_gets_it_and_keeps_it_by_renewing() {
    assertThat(first.tries()).isTrue();
    for (int i = 0; i < 50; i++) {
      bothWait(Duration.ofSeconds(5));
      assertThat(first.tries()).isTrue();
      assertThat(second.tries()).isFalse();
    }
    assertThat(lease).isNotNull();
    assertThat(lease.getLeaderTransitions()).isZero();
  }

  @Test
  void a_lease_that_is_renewed_no_more_is_taken_when_it_was_seen_for_its_whole_time() {
    first.tries();
    second.waits(Duration.ofSeconds(30));
    assertThat(second.tries()).as("seen for the first time").isFalse();
    second.waits(Duration.ofSeconds(59));
    assertThat(second.tries()).isFalse();
    second.waits(Duration.ofSeconds(1));
    assertThat(second.tries()).isTrue();
    assertThat(lease).isNotNull();
    assertThat(lease.getLeaderTransitions()).isEqualTo(1);
  }

  @Test
  void a_clock_that_is_ahead_takes_nothing_from_a_leader() {
    second.setsItsClock(Duration.ofHours(1));
    first.tries();
    second.tries();
    bothWait(Duration.ofSeconds(10));

    assertThat(second.tries()).isFalse();
  }

  @Test
  void a_leader_whose_clock_is_ahead_is_followed_as_soon_as_any_other() {
    first.setsItsClock(Duration.ofHours(1)).tries();
    second.tries();
    second.waits(LEASE);

    assertThat(second.tries()).isTrue();
  }

  @Test
  void who_was_not_renewed_in_time_is_not_safe() {
    assertThat(first.isSafe()).isFalse();
    first.tries();
    first.waits(Duration.ofSeconds(59));
    assertThat(first.isSafe()).isTrue();
    first.waits(Duration.ofSeconds(1));
    assertThat(first.isSafe()).isFalse();
  }

  @Test
  void a_clock_that_is_set_makes_a_leader_careful_and_never_careless() {
    first.tries();
    first.setsItsClock(Duration.ofHours(1));
    assertThat(first.isSafe()).as("it may have slept for an hour").isFalse();
    assertThat(first.election.age()).isLessThan(Duration.ofSeconds(1));
    first.tries();
    assertThat(first.isSafe()).isTrue();

    first.setsItsClock(Duration.ofHours(-1)).waits(LEASE);
    assertThat(first.isSafe()).isFalse();
  }

  @Test
  void a_renewal_that_failed_does_not_count() {
    first.tries();
    first.waits(Duration.ofSeconds(40));
    failing = true;
    assertThatThrownBy(first::tries).hasMessage("on purpose");

    assertThat(first.election.age()).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void what_is_given_back_is_free_at_once() {
    first.tries();
    first.election.release(api.client());

    assertThat(second.tries()).isTrue();
    first.election.release(api.client());
    assertThat(first.tries()).as("what is another's cannot be given back").isFalse();
  }

  @Test
  void what_the_dead_held_is_free_at_once() {
    new Candidate("dead").tries();

    assertThat(first.tries()).isTrue();
  }

  /** The Lease as the API server would keep it. */
  private final class SharedLease implements Lock {
    private final String identity;

    SharedLease(String identity) {
      this.identity = identity;
    }

    @Override
    public @Nullable LeaderElectionRecord get(KubernetesClient client) {
      return lease;
    }

    @Override
    public void create(KubernetesClient client, LeaderElectionRecord entry) {
      update(client, entry);
    }

    @Override
    public void update(KubernetesClient client, LeaderElectionRecord entry) {
      if (failing) {
        throw new IllegalStateException("on purpose");
      }
      lease = entry;
    }

    @Override
    public String identity() {
      return identity;
    }

    @Override
    public String describe() {
      return "a lease";
    }
  }
}
