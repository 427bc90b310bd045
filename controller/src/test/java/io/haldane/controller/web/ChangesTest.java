package io.haldane.controller.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.controller.web.Changes.Message;
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
    changes.gone("shop", "checkout");
    changes.beat();

    assertThat(heard).containsExactly("hello", "gone", "heartbeat");
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
