package io.haldane.controller.announce;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.testing.Acts;
import io.haldane.controller.testing.Objects;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
  private final List<String> told = new CopyOnWriteArrayList<>();

  private static Announcement news(String id) {
    return Acts.news(id, NOW);
  }

  @Test
  void messages_of_a_canary_are_told_in_order() {
    Outbox outbox = new Outbox((_, news, _) -> told.add(news.id()));
    List<String> ids = IntStream.range(0, 100).mapToObj(String::valueOf).toList();
    ids.forEach(id -> outbox.add(Objects.canary("shop"), List.of(news(id))));

    assertThat(Objects.eventually(() -> told.size() == 100)).isTrue();
    assertThat(told).isEqualTo(ids);
  }

  @Test
  void a_slow_receiver_delays_its_own_canary_only_and_nothing_is_forgotten_meanwhile() {
    CountDownLatch slow = new CountDownLatch(1);
    Outbox outbox =
        new Outbox((canary, news, _) -> {
          if (canary.title().equals("slow.test")) {
            await(slow);
          }
          told.add(news.id());
        });
    outbox.add(Objects.canary("slow"), List.of(news("1"), news("2")));
    outbox.add(Objects.canary("quick"), List.of(news("3")));

    assertThat(Objects.eventually(() -> told.contains("3"))).isTrue();
    assertThat(outbox.unsent(new CanaryKey("test", "slow"))).containsExactly(news("1"), news("2"));
    slow.countDown();
    assertThat(Objects.eventually(() -> told.size() == 3)).isTrue();
    assertThat(Objects.eventually(() -> outbox.unsent(new CanaryKey("test", "slow")).isEmpty()))
        .isTrue();
  }

  @Test
  void a_teller_that_fails_loses_one_message_and_not_the_rest() {
    Outbox outbox =
        new Outbox((_, news, _) -> {
          if (news.id().equals("1")) {
            throw new IllegalStateException("on purpose");
          }
          told.add(news.id());
        });
    outbox.add(Objects.canary("shop"), List.of(news("1"), news("2")));

    assertThat(Objects.eventually(() -> told.contains("2"))).isTrue();
  }

  @Test
  void only_recent_messages_of_an_earlier_process_are_told_again() {
    Outbox outbox = new Outbox((_, news, maybeSent) -> told.add(news.id() + " " + maybeSent));
    Canary canary = Objects.canary("shop");
    List<Announcement> remembered = new ArrayList<>();
    remembered.add(Acts.news("old", NOW.minus(Duration.ofMinutes(46))));
    remembered.add(Acts.news("recent", NOW.minus(Duration.ofMinutes(44))));
    canary.setStatus(CanaryStatus.EMPTY.edit().announcements(remembered).done());

    outbox.catchUp(canary, NOW);

    assertThat(Objects.eventually(() -> !told.isEmpty())).isTrue();
    assertThat(told).containsExactly("recent true");
  }

  @Test
  void what_another_process_wrote_with_its_last_breath_is_told_once_and_ours_is_not_told_again() {
    Outbox outbox = new Outbox((_, news, _) -> told.add(news.id()));
    outbox.catchUp(Objects.canary("shop"), NOW);
    outbox.add(Objects.canary("shop"), List.of(news("ours")));

    outbox.catchUp(holding(news("ours"), news("theirs")), NOW);
    outbox.catchUp(holding(news("ours"), news("theirs")), NOW);
    outbox.add(Objects.canary("shop"), List.of(news("next")));
    outbox.catchUp(holding(news("theirs"), news("next")), NOW);

    assertThat(Objects.eventually(() -> told.contains("next"))).isTrue();
    assertThat(told).containsExactly("ours", "theirs", "next");
  }

  private static Canary holding(Announcement... news) {
    Canary canary = Objects.canary("shop");
    canary.setStatus(CanaryStatus.EMPTY.edit().announcements(List.of(news)).done());
    return canary;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
