package io.haldane.controller.announce;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.hooks.HookRequest;
import io.haldane.api.notify.ReleaseEvent.Field;
import io.haldane.api.v1beta1.Announcement;
import io.haldane.controller.testing.Acts;
import io.haldane.controller.testing.Objects;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {
  private static final Announcement NEWS = Acts.news("1", Instant.parse("2026-01-01T10:00:00.5Z"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{\"match\": [{}], \"iterations\": 5}          | A/B Testing",
        "{\"iterations\": 5}                           | Blue/Green",
        "{\"match\": [{}], \"stepWeight\": 10, \"maxWeight\": 50} | Weight step: 10 max: 50",
        "{\"stepWeight\": 10, \"maxWeight\": 50}       | Weight step: 10 max: 50",
        "{\"stepWeights\": [1, 2, 10], \"maxWeight\": 80} | Weight steps: 1,2,10 max: 80",
      })
  void the_routing_is_described(String analysis, String text) {
    assertThat(AlertFields.of(Objects.canary("shop", "shop", analysis), true, Optional.empty()))
        .contains(new Field("Traffic routing", text))
        .contains(new Field("Target", "Deployment/shop.test"))
        .contains(new Field("Progress deadline", "600s"));
  }

  @Test
  void an_alert_without_fields_names_the_cluster_only() {
    assertThat(AlertFields.of(Objects.canary("shop"), false, Optional.of("prod")))
        .containsExactly(new Field("Cluster", "prod"));
  }

  @Test
  void the_canarys_own_event_hooks_replace_the_global_one() {
    EventHooks hooks = new EventHooks(_ -> new HookAnswer.Passed(), Optional.of("http://global"));
    String own =
        """
        {"webhooks": [
          {"name": "gate", "type": "confirm-rollout", "url": "http://gate"},
          {"name": "own", "type": "event", "url": "http://own", "timeout": "3s", "retries": 2,
           "metadata": {"team": "a", "eventType": "forged"}}]}
        """;

    assertThat(hooks.requests(Objects.canary("shop"), NEWS))
        .singleElement()
        .satisfies(request -> {
          assertThat(request.url()).isEqualTo("http://global");
          assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(10));
          assertThat(request.retries()).isZero();
        });
    HookRequest request = hooks.requests(Objects.canary("shop", "shop", own), NEWS).getFirst();
    assertThat(request.url()).isEqualTo("http://own");
    assertThat(request.retries()).isEqualTo(2);
    assertThat(request.payload().phase()).isEqualTo("Progressing");
    assertThat(request.payload().metadata())
        .containsEntry("eventMessage", "message of 1")
        .containsEntry("eventType", "Normal")
        .containsEntry("timestamp", "1767261600500")
        .containsEntry("team", "a");
  }
}
