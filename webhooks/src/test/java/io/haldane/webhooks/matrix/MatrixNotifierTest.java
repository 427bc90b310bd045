package io.haldane.webhooks.matrix;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Severity;
import io.haldane.webhooks.testing.HttpNotifierContract;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MatrixNotifierTest extends HttpNotifierContract {
  MatrixNotifierTest() {
    super("matrix");
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("room", "!abc:example.com");
  }

  @Override
  protected String accepted() {
    return "{\"event_id\":\"$root\"}";
  }

  @Override
  protected String method() {
    return "PUT";
  }

  @Override
  protected int mostBytes() {
    return 60_000;
  }

  @Override
  protected boolean limitsBody() {
    return true;
  }

  @Test
  void a_message_that_is_too_soon_waits() {
    answer(429, "{\"errcode\":\"M_LIMIT_EXCEEDED\",\"retry_after_ms\":2500}");

    assertThat(pause()).isEqualTo(Duration.ofMillis(2500));
  }

  @Test
  void later_messages_of_a_run_answer_the_first() {
    SERVICE.stubFor(any(anyUrl()).willReturn(okJson(accepted())));

    assertThat(send(channel())).isEqualTo(new Delivery.Sent(Optional.of("$root")));
    notifier().send(channel(), event(Severity.INFO).withReceipt(Optional.of("$root")));
    assertThatJson(SERVICE.getAllServeEvents().getFirst().getRequest().getBodyAsString())
        .inPath("['m.relates_to']")
        .isEqualTo("{\"rel_type\": \"m.thread\", \"event_id\": \"$root\"}");
  }
}
