package io.haldane.outbound.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haldane.api.hooks.Admission.Permit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BulkheadTest {
  private static final Duration LONG = Duration.ofSeconds(50);
  private final Bulkhead bulkhead = new Bulkhead(new Bulkhead.Limits(64, 2, 16, 8));

  /** As many places as there are at once; they are never given back. */
  private int fill(String tenant, String host) throws InterruptedException {
    int taken = 0;
    while (bulkhead.enter(tenant, host, Duration.ZERO).isPresent()) {
      taken++;
    }
    return taken;
  }

  @Test
  void a_host_that_hangs_leaves_room_for_the_other_hosts_of_its_tenant()
      throws InterruptedException {
    assertThat(fill("a", "hangs")).isEqualTo(8);
    assertThat(fill("a", "hangs too")).isEqualTo(4);
    assertThat(fill("a", "third")).isEqualTo(2);

    assertThat(bulkhead.enter("a", "answers", Duration.ZERO)).isPresent();
  }

  @Test
  void tenants_whose_hosts_hang_leave_room_for_all_others() throws InterruptedException {
    for (int tenant = 0; tenant < 40; tenant++) {
      for (int host = 0; host < 40; host++) {
        fill("hostile-" + tenant, "host-" + host);
      }
    }

    assertThat(bulkhead.enter("good", "host-1", Duration.ZERO)).isPresent();
    assertThat(bulkhead.enter("good", "host-2", Duration.ZERO)).isPresent();
  }

  @Test
  void calls_to_one_host_go_in_the_order_in_which_they_came() throws InterruptedException {
    List<Permit> first = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      first.add(bulkhead.enter("a", "host", Duration.ZERO).orElseThrow());
    }
    List<Integer> order = new CopyOnWriteArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      int number = i;
      Thread thread =
          Thread.ofVirtual()
              .start(() -> {
                try (Permit _ = bulkhead.enter("a", "host", LONG).orElseThrow()) {
                  order.add(number);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      threads.add(thread);
      Awaitility.await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    }

    first.getFirst().close();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(order).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void what_is_idle_is_forgotten() throws InterruptedException {
    for (int i = 0; i < 10_000; i++) {
      bulkhead.enter("tenant-" + i % 100, "host-" + i, Duration.ZERO).orElseThrow().close();
    }
    Permit held = bulkhead.enter("a", "host", Duration.ZERO).orElseThrow();
    assertThat(bulkhead.tenants()).isOne();

    held.close();
    held.close();
    assertThat(bulkhead.tenants()).isZero();
  }

  @Test
  void who_gave_up_waiting_keeps_nobody_out() throws InterruptedException {
    List<Permit> taken = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      taken.add(bulkhead.enter("a", "host", Duration.ZERO).orElseThrow());
    }
    assertThat(bulkhead.enter("a", "host", Duration.ofMillis(5))).isEmpty();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> bulkhead.enter("a", "host", LONG))
        .isInstanceOf(InterruptedException.class);

    taken.forEach(Permit::close);
    assertThat(bulkhead.tenants()).isZero();
  }

  /** Many at random; prints its seed by the name of the assertion. */
  @Test
  void the_bounds_hold_and_nothing_is_lost() throws InterruptedException {
    long seed = System.nanoTime();
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger mostOfOne = new AtomicInteger();
    Map<String, AtomicInteger> hosts = new HashMap<>();
    List<Thread> threads = new ArrayList<>();
    Random dice = new Random(seed);
    for (int i = 0; i < 3000; i++) {
      String tenant = "tenant-" + dice.nextInt(6);
      String host = tenant + "/host-" + dice.nextInt(4);
      AtomicInteger there = hosts.computeIfAbsent(host, _ -> new AtomicInteger());
      Duration patience = dice.nextInt(10) == 0 ? Duration.ZERO : LONG;
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  Optional<Permit> permit = bulkhead.enter(tenant, host, patience);
                  if (permit.isPresent()) {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    mostOfOne.accumulateAndGet(there.incrementAndGet(), Math::max);
                    Thread.yield();
                    there.decrementAndGet();
                    now.decrementAndGet();
                    permit.get().close();
                  }
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(most.get()).as("seed %d", seed).isBetween(1, 64 + 6 * 2);
    assertThat(mostOfOne.get()).as("seed %d", seed).isBetween(1, 8);
    assertThat(bulkhead.tenants()).as("seed %d", seed).isZero();
  }
}
