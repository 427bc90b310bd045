package io.haldane.controller.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.web.Changes.Batch;
import io.haldane.controller.web.Changes.Message;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.world.RouterFacts;
import io.haldane.view.StrategyView;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private static final Message HELLO = new Message("hello", "all");
  private final Changes changes = new Changes();

  @Test
  void a_reader_hears_the_snapshot_first_and_then_the_changes() {
    List<String> heard = new ArrayList<>();
    changes.stream(() -> HELLO).subscribe().with(message -> heard.add(message.name()));
    changes.gone(new CanaryKey("shop", "checkout"));
    changes.beat();

    assertThat(heard).containsExactly("hello", "gone", "heartbeat");
  }

  @Test
  void changes_of_a_moment_are_one_message_with_each_canary_once() {
    List<Message> heard = new ArrayList<>();
    changes.stream(() -> HELLO).subscribe().with(heard::add);
    for (int weight = 10; weight <= 50; weight += 10) {
      changed("checkout", weight);
    }
    changed("cart", 20);
    changed("left", 20);
    changes.gone(new CanaryKey("shop", "left"));
    changes.flush();
    changes.flush();

    assertThat(heard).extracting(Message::name).containsExactly("hello", "gone", "canaries");
    Batch batch = (Batch) heard.getLast().data();
    assertThat(batch.canaries())
        .extracting(CanarySummary::name, CanarySummary::weight)
        .containsExactlyInAnyOrder(tuple("checkout", 50), tuple("cart", 20));
  }

  @Test
  void a_canary_whose_summary_fails_keeps_back_no_other() {
    List<Message> heard = new ArrayList<>();
    changes.stream(() -> HELLO).subscribe().with(heard::add);
    changes.changed(
        new CanaryKey("shop", "broken"),
        () -> {
          throw new IllegalStateException("for the test");
        });
    changed("cart", 20);
    changes.flush();

    Batch batch = (Batch) heard.getLast().data();
    assertThat(batch.canaries()).extracting(CanarySummary::name).containsExactly("cart");
  }

  private void changed(String name, int weight) {
    Canary canary = Canaries.weighted("shop", name);
    CanaryStatus status = Canaries.status(CanaryPhase.PROGRESSING, weight);
    changes.changed(
        CanaryKey.of(canary),
        () -> CanarySummary.of(canary, strategy(canary), status, 5, "", null, 1));
  }

  private static StrategyView strategy(Canary canary) {
    return StrategyView.of(canary, Settings.DEFAULTS, new RouterFacts.Unknown("istio", List.of()));
  }

  @Test
  void a_reader_that_falls_too_far_behind_is_dropped() {
    AssertSubscriber<Message> slow = AssertSubscriber.create(0);
    changes.stream(() -> HELLO).subscribe().withSubscriber(slow);
    assertThat(changes.readers()).isOne();

    for (int i = 0; i < 10 * Changes.BUFFER; i++) {
      changes.beat();
    }
    assertThat(changes.readers()).isZero();
    slow.assertCompleted();
  }

  @Test
  void a_reader_that_leaves_is_forgotten() {
    changes.stream(() -> HELLO).subscribe().with(_ -> {}).cancel();
    assertThat(changes.readers()).isZero();
  }
}
