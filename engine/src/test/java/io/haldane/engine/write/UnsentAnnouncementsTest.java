package io.haldane.engine.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.CanaryStatus;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class UnsentAnnouncementsTest {
  @Test
  void unsent_announcements_stay_before_those_of_the_decision_and_none_twice() {
    CanaryStatus next = status(List.of(announcement("b"), announcement("c")));

    CanaryStatus kept =
        UnsentAnnouncements.keep(List.of(announcement("a"), announcement("b")), next);

    assertThat(kept.announcements()).extracting(Announcement::id).containsExactly("a", "b", "c");
    assertThat(UnsentAnnouncements.keep(List.of(), next)).isSameAs(next);
  }

  @Test
  void the_oldest_announcements_go_when_a_receiver_is_down_for_long() {
    List<Announcement> unsent =
        IntStream.range(0, 60).mapToObj(i -> announcement("old" + i)).toList();

    CanaryStatus kept = UnsentAnnouncements.keep(unsent, status(List.of(announcement("new"))));

    assertThat(kept.announcements()).hasSize(50);
    assertThat(kept.announcements().getFirst().id()).isEqualTo("old11");
    assertThat(kept.announcements().getLast().id()).isEqualTo("new");
  }

  private static CanaryStatus status(List<Announcement> announcements) {
    return CanaryStatus.EMPTY.edit().announcements(announcements).done();
  }

  private static Announcement announcement(String id) {
    return new Announcement(
        id, "2026-01-01T00:00:00Z", "Normal", "Progressing", "said", null, null, null, null);
  }
}
