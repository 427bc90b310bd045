package io.haldane.controller.announce;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Secrets;
import io.haldane.api.notify.Severity;
import io.haldane.api.v1beta1.CanaryPhase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionTest {
  private static final ReleaseEvent EVENT =
      new ReleaseEvent(
          "1",
          Instant.EPOCH,
          EventKind.PROMOTED,
          Severity.INFO,
          new ReleaseEvent.Subject(
              "web", "shop", "", Map.of("team", "a", "tier", "front"), Optional.empty()),
          new ReleaseEvent.Run("r", CanaryPhase.SUCCEEDED, 0, 0),
          new ReleaseEvent.Change("", List.of(), Map.of()),
          "text",
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty());

  private static Channel channel(Map<String, String> settings) {
    return new Channel("x", settings, new Secrets(Map.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "events     | promoted, rolled_back | true",
        "events     | started               | false",
        "events     | promotd               | false",
        "namespaces | shop,web              | true",
        "namespaces | web                   | false",
        "labels     | team=a                | true",
        "labels     | team=a, tier=front    | true",
        "labels     | team=a,tier=back      | false",
        "labels     | team                  | false",
      })
  void a_setting_restricts_what_is_sent(String setting, String list, boolean wanted) {
    assertThat(Subscription.wants(channel(Map.of(setting, list)), EVENT)).isEqualTo(wanted);
  }

  @Test
  void without_settings_everything_is_sent_and_all_settings_have_to_match() {
    assertThat(Subscription.wants(channel(Map.of()), EVENT)).isTrue();
    assertThat(
            Subscription.wants(channel(Map.of("events", "promoted", "namespaces", "web")), EVENT))
        .isFalse();
  }

  @Test
  void names_of_events_that_do_not_exist_are_found() {
    assertThat(Subscription.unknown(channel(Map.of("events", "promoted,promotd,notice"))))
        .containsExactly("promotd");
  }
}
