package io.haldane.webhooks.alertmanager;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.ReleaseEvent.Field;
import io.haldane.api.notify.Severity;
import io.haldane.webhooks.testing.Events;
import io.haldane.webhooks.testing.HttpNotifierContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertmanagerNotifierTest extends HttpNotifierContract {
  private static final String LABELS =
      """
      {
        "alertname": "CanaryRelease",
        "canary": "podinfo",
        "namespace": "test",
        "severity": "critical",
        "cluster": "prod"
      }
      """;

  AlertmanagerNotifierTest() {
    super("alertmanager");
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of();
  }

  @Test
  void a_promotion_ends_what_an_error_began() {
    String began = sentBody(channel(), Severity.ERROR);
    String ended = sentBody(channel(), EventKind.PROMOTED, Severity.INFO);

    assertThatJson(began).inPath("[0].endsAt").isEqualTo("2026-01-02T10:00:00Z");
    assertThatJson(ended).inPath("[1].endsAt").isEqualTo("2026-01-01T10:00:00Z");
    assertThatJson(ended).inPath("[1].labels").isEqualTo(LABELS);
    assertThatJson(began).inPath("[0].labels").isEqualTo(LABELS);
  }

  @Test
  void a_field_without_a_title_is_an_annotation_with_a_name() {
    ReleaseEvent event =
        Events.event(1, EventKind.STARTED, Severity.INFO, "It began.", List.of(new Field("", "x")));

    assertThatJson(sent(channel(), event).getBodyAsString())
        .inPath("[0].annotations._")
        .isEqualTo("x");
  }

  @Test
  void hours_that_are_no_number_are_refused() {
    Channel channel = new Channel(type(), Map.of("hours", "a day"), channel().secrets());

    assertThat(why(channel)).contains("settings.hours");
  }
}
