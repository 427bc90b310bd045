package io.haldane.controller.announce;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.hooks.HookRequest;
import io.haldane.api.notify.ReleaseEvent.Field;
import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.testing.Acts;
import io.haldane.controller.testing.Objects;
import io.haldane.engine.check.EventCall;
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
    EventHooks hooks = hooks(Optional.empty());
    String own =
        """
        {"webhooks": [
          {"name": "gate", "type": "confirm-rollout", "url": "http://gate"},
          {"name": "own", "type": "event", "url": "http://own", "timeout": "3s", "retries": 2,
           "metadata": {"team": "a", "eventType": "forged"}}]}
        """;

    assertThat(hooks.calls(Objects.canary("shop"), NEWS))
        .singleElement()
        .extracting(MessagesTest::sent)
        .satisfies(request -> {
          assertThat(request.url()).isEqualTo("http://global");
          assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(10));
          assertThat(request.retries()).isZero();
        });
    HookRequest request = sent(hooks.calls(Objects.canary("shop", "shop", own), NEWS).getFirst());
    assertThat(request.url()).isEqualTo("http://own");
    assertThat(request.retries()).isEqualTo(2);
    assertThat(request.payload().phase()).isEqualTo("Progressing");
    assertThat(request.payload().metadata())
        .containsEntry("eventMessage", "message of 1")
        .containsEntry("eventType", "Normal")
        .containsEntry("timestamp", "1767261600500")
        .containsEntry("team", "a");
  }

  @Test
  void an_event_hook_logs_in_with_its_secret_and_is_not_called_without_it() {
    String own =
        """
        {"webhooks": [
          {"name": "own", "type": "event", "url": "http://own", "secretRef": {"name": "login"}}]}
        """;
    Canary canary = Objects.canary("shop", "shop", own);
    Secret login =
        new SecretBuilder()
            .withNewMetadata()
            .withNamespace(canary.getMetadata().getNamespace())
            .withName("login")
            .endMetadata()
            .addToData("token", "aGVsbG8=")
            .build();

    assertThat(sent(hooks(Optional.of(login)).calls(canary, NEWS).getFirst()).access().headers())
        .containsEntry("Authorization", "Bearer hello");
    assertThat(hooks(Optional.empty()).calls(canary, NEWS))
        .singleElement()
        .isInstanceOfSatisfying(
            EventCall.Unsendable.class,
            unsendable -> assertThat(unsendable.why()).contains("\"own\"", "login"));
  }

  private static EventHooks hooks(Optional<HasMetadata> secret) {
    return new EventHooks(_ -> new HookAnswer.Passed(), _ -> secret, Optional.of("http://global"));
  }

  private static HookRequest sent(EventCall call) {
    return ((EventCall.Send) call).request();
  }
}
