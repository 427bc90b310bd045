package io.haldane.webhooks.alertmanager;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.ReleaseEvent.Field;
import io.haldane.api.notify.ReleaseEvent.Subject;
import io.haldane.api.notify.Secrets;
import io.haldane.api.notify.Severity;
import io.haldane.webhooks.testing.Events;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Through a real Alertmanager to a receiver of its alerts, where one is on the PATH. */
class RealAlertmanagerTest {
  @RegisterExtension
  private static final WireMockExtension RECEIVER =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  private static @Nullable RealAlertmanager running;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    running = RealAlertmanager.start(directory, RECEIVER.url("/alerts"));
  }

  @AfterAll
  static void stop() {
    if (running != null) {
      running.close();
    }
  }

  @BeforeEach
  void receive() {
    RECEIVER.stubFor(any(anyUrl()).willReturn(ok()));
  }

  private static RealAlertmanager server() {
    return Objects.requireNonNull(running, "a server runs");
  }

  /** Decided now, because an alert that has ended is not shown. */
  private static ReleaseEvent event(String canary, EventKind kind, Severity severity) {
    ReleaseEvent like =
        Events.event(
            9, kind, severity, "\"Failed\" <b> 完成 🚀", List.of(new Field("<Target> 1", "'a' & b")));
    return new ReleaseEvent(
        like.id(),
        Instant.now(),
        kind,
        severity,
        new Subject(canary, "test", "0f6e", Map.of(), Optional.of("prod")),
        like.run(),
        like.change(),
        like.text(),
        like.reason(),
        like.checks(),
        like.fields(),
        like.links(),
        like.receipt());
  }

  private static ReleaseEvent rollback(String canary) {
    return event(canary, EventKind.ROLLED_BACK, Severity.ERROR);
  }

  private static void send(ReleaseEvent event) {
    Secrets secrets = new Secrets(Map.of(Secrets.ADDRESS, server().address()));
    Channel channel = new Channel("alertmanager", Map.of("hours", "2"), secrets);
    assertThat(new AlertmanagerNotifier().send(channel, event)).isEqualTo(new Delivery.Sent());
  }

  /** What the receiver was told of this canary, the oldest first. */
  private static List<JsonNode> told(String canary) {
    return RECEIVER.getAllServeEvents().reversed().stream()
        .map(ServeEvent::getRequest)
        .map(request -> Json.node(request.getBodyAsString()))
        .flatMap(body -> body.path("alerts").valueStream())
        .filter(alert -> alert.at("/labels/canary").asText().equals(canary))
        .toList();
  }

  private static List<JsonNode> told(String canary, String status) {
    return told(canary).stream()
        .filter(alert -> alert.path("status").asText().equals(status))
        .toList();
  }

  /** The server's list shows milliseconds. */
  private static void assertTime(JsonNode alert, String field, Instant expected) {
    assertThat(Instant.parse(alert.path(field).asText()).truncatedTo(ChronoUnit.MILLIS))
        .as(field)
        .isEqualTo(expected.truncatedTo(ChronoUnit.MILLIS));
  }

  @Test
  void a_rollback_arrives_with_what_is_known_of_it() throws IOException {
    ReleaseEvent rollback = rollback("arrives");
    send(rollback);

    JsonNode alert = await().until(() -> told("arrives"), list -> !list.isEmpty()).getFirst();
    assertThatJson(alert).node("status").isEqualTo("firing");
    assertThatJson(alert)
        .node("labels")
        .isEqualTo(
            """
            {
              "alertname": "CanaryRelease",
              "canary": "arrives",
              "namespace": "test",
              "severity": "critical",
              "cluster": "prod"
            }
            """);
    assertThatJson(alert)
        .node("annotations")
        .isEqualTo(
            """
            {
              "summary": "arrives.test: \\"Failed\\" <b> 完成 🚀",
              "reason": "latency was 900 ms, limit 500 ms",
              "image": "registry.example.com/podinfo:6.1.0",
              "weight": "20 %",
              "_target_1": "'a' & b"
            }
            """);
    assertTime(alert, "startsAt", rollback.at());
    JsonNode listed = server().alerts("arrives");
    assertThat(listed).hasSize(1);
    assertThat(listed.at("/0/status/state").asText()).isEqualTo("active");
    assertTime(listed.path(0), "startsAt", rollback.at());
    assertTime(listed.path(0), "endsAt", rollback.at().plus(Duration.ofHours(2)));
  }

  @Test
  void a_problem_is_told_again_until_the_next_run_succeeds() throws IOException {
    ReleaseEvent rollback = rollback("ends");
    send(rollback);
    await().until(() -> told("ends", "firing").size() >= 2);
    assertThat(server().alerts("ends")).hasSize(1);

    ReleaseEvent promotion = event("ends", EventKind.PROMOTED, Severity.INFO);
    send(promotion);

    await().until(() -> !told("ends", "resolved").isEmpty());
    assertThat(server().alerts("ends")).isEmpty();
    send(rollback("later"));
    await().until(() -> told("later").size() >= 3);
    assertThat(told("ends", "resolved")).hasSize(1);
    JsonNode end = told("ends").getLast();
    assertThat(end.path("status").asText()).isEqualTo("resolved");
    assertThat(end.at("/labels/severity").asText()).isEqualTo("critical");
    assertTime(end, "startsAt", rollback.at());
    assertTime(end, "endsAt", promotion.at());
  }

  @Test
  void an_event_that_is_sent_twice_is_one_alert_and_another_severity_is_another()
      throws IOException {
    ReleaseEvent rollback = rollback("twice");
    send(rollback);
    send(rollback);
    assertThat(server().alerts("twice")).hasSize(1);

    send(event("twice", EventKind.WAITING, Severity.WARN));
    assertThat(server().alerts("twice").findValuesAsText("severity"))
        .containsExactlyInAnyOrder("critical", "warning");

    send(event("twice", EventKind.PROMOTED, Severity.INFO));
    assertThat(server().alerts("twice")).isEmpty();
  }
}
