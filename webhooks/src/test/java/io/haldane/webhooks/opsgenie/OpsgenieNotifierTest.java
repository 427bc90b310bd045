package io.haldane.webhooks.opsgenie;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.Severity;
import io.haldane.webhooks.testing.HttpNotifierContract;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpsgenieNotifierTest extends HttpNotifierContract {
  OpsgenieNotifierTest() {
    super("opsgenie");
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of();
  }

  @Override
  protected String accepted() {
    return "{\"result\":\"Request will be processed\"}";
  }

  @Test
  void a_promotion_closes_what_an_error_of_any_run_opened() {
    assertThatJson(sentBody(channel(), Severity.ERROR))
        .isObject()
        .containsEntry("alias", "haldane/0f6e")
        .containsEntry("priority", "P2");
    sentBody(channel(), EventKind.PROMOTED, Severity.INFO);
    assertThat(SERVICE.getAllServeEvents().getFirst().getRequest().getUrl())
        .endsWith("/v2/alerts/haldane%2F0f6e/close?identifierType=alias");
  }
}
