package io.haldane.controller.announce;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Secrets;
import io.haldane.api.notify.Severity;
import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.controller.announce.Redelivery.Letter;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.testing.Acts;
import io.haldane.testing.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RedeliveryTest {
  private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

  /** A clock that jumps to the next alarm. A process that was killed hears none. */
  private static final class World extends HandClock {
    private record Alarm(Instant at, Runnable work) {}

    private final PriorityQueue<Alarm> alarms =
        new PriorityQueue<>(Comparator.comparing(Alarm::at));

    World() {
      super(START);
    }

    void after(Duration pause, Runnable work) {
      alarms.add(new Alarm(instant().plus(pause), work));
    }

    void runUntil(Instant end) {
      while (!alarms.isEmpty() && !alarms.peek().at().isAfter(end)) {
        Alarm next = alarms.poll();
        passUntil(next.at());
        next.work().run();
      }
      passUntil(end);
    }

    private void passUntil(Instant end) {
      pass(Duration.between(instant(), end));
    }
  }

  private final World world = new World();
  private final List<String> taken = new ArrayList<>();
  private final Map<String, Integer> asked = new HashMap<>();
  private Instant backAt = START.plus(Duration.ofMinutes(5));
  private Duration pause = Duration.ZERO;
  private boolean owned = true;

  private Redelivery process() {
    return new Redelivery(this::sink, _ -> owned, world::after, world);
  }

  private Delivery sink(Letter letter) {
    asked.merge(letter.channel().type(), 1, Integer::sum);
    if (letter.channel().type().equals("down") && world.instant().isBefore(backAt)) {
      return Delivery.forNow("away", pause);
    }
    if (letter.channel().type().equals("broken") && world.instant().isBefore(backAt)) {
      throw new IllegalStateException("a bug");
    }
    if (letter.channel().type().equals("wrong")) {
      return Delivery.forGood("no such room");
    }
    taken.add(letter.event().key());
    return new Delivery.Sent();
  }

  private static Letter letter(String type, String canary, int number) {
    String id = "n" + number;
    ReleaseEvent event =
        new ReleaseEvent(
            id,
            START,
            EventKind.NOTICE,
            Severity.INFO,
            new ReleaseEvent.Subject(canary, "test", canary, Map.of(), Optional.empty()),
            new ReleaseEvent.Run("r", CanaryPhase.PROGRESSING, 0, 0),
            new ReleaseEvent.Change("", List.of(), Map.of()),
            "text",
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty());
    Announcement news = Acts.news(id, START);
    Channel channel = new Channel(type, Map.of(), new Secrets(Map.of("address", "http://x")));
    return new Letter(new CanaryKey("test", canary), news, channel, event);
  }

  /** What the statuses of 200 canaries hold is all that a process hands to the next. */
  @Test
  void a_sink_that_is_down_for_five_minutes_gets_all_although_the_controller_is_killed_twice() {
    Map<String, Letter> all = new HashMap<>();
    for (int i = 0; i < 10_000; i++) {
      Letter letter = letter("down", "c" + i / 50, i);
      all.put(letter.canary().name() + letter.news().id(), letter);
    }
    Redelivery first = process();
    all.values().forEach(letter -> first.add(letter, Duration.ZERO));
    world.runUntil(START.plus(Duration.ofMinutes(2)));

    Redelivery second = next(first, all);
    world.runUntil(START.plus(Duration.ofMinutes(4)));
    Redelivery third = next(second, all);
    world.runUntil(START.plus(Duration.ofMinutes(20)));

    Set<String> keys = new HashSet<>(taken);
    assertThat(keys).hasSize(10_000);
    assertThat(taken).as("nothing twice, because no process died with an answer").hasSize(10_000);
    assertThat(third.of(new CanaryKey("test", "c0"))).isEmpty();
  }

  @Test
  void a_canary_keeps_what_each_of_its_channels_did_not_take_yet() {
    Redelivery redelivery = process();
    redelivery.add(letter("down", "shop", 1), Duration.ZERO);
    redelivery.add(letter("up", "shop", 1), Duration.ZERO);
    redelivery.add(letter("up", "shop", 2), Duration.ZERO);
    redelivery.add(letter("down", "cart", 3), Duration.ZERO);
    CanaryKey shop = new CanaryKey("test", "shop");
    assertThat(redelivery.of(shop)).extracting(Announcement::id).containsExactly("n1", "n2");

    world.runUntil(START.plusSeconds(10));
    assertThat(redelivery.of(shop)).extracting(Announcement::id).containsExactly("n1");

    world.runUntil(START.plus(Duration.ofMinutes(20)));
    assertThat(redelivery.of(shop)).isEmpty();
    assertThat(redelivery.of(new CanaryKey("test", "cart"))).isEmpty();
  }

  private Redelivery next(Redelivery dead, Map<String, Letter> all) {
    world.alarms.clear();
    Redelivery next = process();
    for (int i = 0; i < 200; i++) {
      String canary = "c" + i;
      dead.of(new CanaryKey("test", canary))
          .forEach(
              news -> next.add(Objects.requireNonNull(all.get(canary + news.id())), Duration.ZERO));
    }
    return next;
  }

  @Test
  void a_channel_gets_its_alerts_in_order_and_one_that_is_down_delays_no_other() {
    Redelivery redelivery = process();
    for (int i = 0; i < 3; i++) {
      redelivery.add(letter("down", "shop", i), Duration.ZERO);
      redelivery.add(letter("up", "shop", 10 + i), Duration.ZERO);
    }
    world.runUntil(START.plusSeconds(2));
    assertThat(taken).containsExactly("haldane/shop/n10", "haldane/shop/n11", "haldane/shop/n12");

    world.runUntil(START.plus(Duration.ofMinutes(10)));
    assertThat(taken.subList(3, 6))
        .containsExactly("haldane/shop/n0", "haldane/shop/n1", "haldane/shop/n2");
  }

  @Test
  void a_pause_that_the_service_asks_for_is_kept_and_otherwise_pauses_double() {
    pause = Duration.ofMinutes(3);
    process().add(letter("down", "shop", 1), pause);
    world.runUntil(START.plus(Duration.ofMinutes(2)));
    assertThat(asked).isEmpty();
    world.runUntil(START.plus(Duration.ofMinutes(7)));
    assertThat(asked).containsEntry("down", 2);
    assertThat(taken).hasSize(1);

    asked.clear();
    pause = Duration.ZERO;
    backAt = Instant.MAX;
    world.passUntil(START);
    process().add(letter("down", "shop", 2), Duration.ZERO);
    world.runUntil(START.plusSeconds(60));
    assertThat(asked).as("after 1, 3, 7, 15 and 31 seconds").containsEntry("down", 5);
  }

  @Test
  void what_is_refused_or_too_old_or_of_another_leader_is_given_up() {
    Redelivery redelivery = process();
    redelivery.add(letter("wrong", "shop", 1), Duration.ZERO);
    backAt = Instant.MAX;
    redelivery.add(letter("down", "shop", 2), Duration.ZERO);
    world.runUntil(START.plus(Duration.ofMinutes(44)));
    assertThat(asked).containsEntry("wrong", 1);
    assertThat(redelivery.of(new CanaryKey("test", "shop"))).hasSize(1);

    world.runUntil(START.plus(Duration.ofMinutes(60)));
    assertThat(redelivery.of(new CanaryKey("test", "shop"))).isEmpty();

    owned = false;
    redelivery.add(letter("up", "shop", 3), Duration.ZERO);
    world.runUntil(START.plus(Duration.ofMinutes(61)));
    assertThat(asked).doesNotContainKey("up");
    assertThat(taken).isEmpty();
  }

  @Test
  void what_another_leader_had_to_send_is_sent_by_this_one_when_it_leads_again() {
    Redelivery redelivery = process();
    owned = false;
    redelivery.add(letter("up", "shop", 1), Duration.ZERO);
    world.runUntil(START.plusSeconds(5));
    assertThat(taken).isEmpty();

    owned = true;
    redelivery.add(letter("up", "shop", 1), Duration.ZERO);
    world.runUntil(START.plusSeconds(10));
    assertThat(taken).containsExactly("haldane/shop/n1");
  }

  @Test
  void a_bug_of_a_channel_does_not_end_its_queue() {
    Redelivery redelivery = process();
    redelivery.add(letter("broken", "shop", 1), Duration.ZERO);
    redelivery.add(letter("broken", "shop", 2), Duration.ZERO);
    world.runUntil(START.plus(Duration.ofMinutes(20)));
    assertThat(taken).containsExactly("haldane/shop/n1", "haldane/shop/n2");
  }
}
