package io.haldane.webhooks.pagerduty;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.Severity;
import io.haldane.webhooks.testing.HttpNotifierContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PagerDutyNotifierTest extends HttpNotifierContract {
  PagerDutyNotifierTest() {
    super("pagerduty");
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of();
  }

  @Override
  protected String accepted() {
    return "{\"status\":\"success\",\"dedup_key\":\"k\"}";
  }

  @Override
  protected List<String> refusals() {
    return List.of("{\"status\":\"refused\",\"message\":\"no such key\"}");
  }

  @Test
  void a_promotion_resolves_what_an_error_of_any_run_triggered() {
    String triggered = sentBody(channel(), Severity.ERROR);
    String resolved = sentBody(channel(), EventKind.PROMOTED, Severity.INFO);

    assertThatJson(triggered)
        .isObject()
        .containsEntry("event_action", "trigger")
        .containsEntry("dedup_key", "haldane/0f6e");
    assertThatJson(resolved)
        .isObject()
        .containsEntry("event_action", "resolve")
        .containsEntry("dedup_key", "haldane/0f6e");
  }

  @Test
  void information_pages_nobody() {
    assertThat(sentBody(channel(), Severity.INFO)).doesNotContain("event_action");
    assertThat(SERVICE.getAllServeEvents().getFirst().getRequest().getUrl())
        .endsWith("/v2/change/enqueue");
  }
}
