package io.haldane.webhooks.lark;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.webhooks.testing.HttpNotifierContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LarkNotifierTest extends HttpNotifierContract {
  LarkNotifierTest() {
    super("lark");
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("keyword", "release");
  }

  @Override
  protected String accepted() {
    return "{\"code\":0,\"msg\":\"success\"}";
  }

  @Override
  protected List<String> refusals() {
    return List.of("{\"code\":19021,\"msg\":\"refused\"}");
  }

  @Override
  protected int mostBytes() {
    return 20_000;
  }

  /** Without a secret: signatures hold the time. */
  @Override
  protected Map<String, Channel> channels() {
    return Map.of("a-robot", withSecret(channel(), "secret", ""));
  }

  @Test
  void a_message_that_is_too_soon_waits() {
    SERVICE.stubFor(
        any(anyUrl()).willReturn(jsonResponse("{\"code\":11232,\"msg\":\"refused\"}", 200)));

    assertThat(notSent(channel()).again())
        .isEqualTo(new Delivery.Again.After(Duration.ofMinutes(1)));
  }

  /** Computed outside Java. */
  @Test
  void the_signature_has_the_time_in_its_key() {
    assertThat(LarkNotifier.signature("1795767400", "SECtest"))
        .isEqualTo("w5rDzMQVVRITnAs3Eq5cuOj6pCYlzjhCJtxynbWgiCw=");
  }
}
