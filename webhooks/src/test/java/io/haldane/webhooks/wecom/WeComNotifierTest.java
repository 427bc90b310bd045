package io.haldane.webhooks.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.webhooks.testing.HttpNotifierContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeComNotifierTest extends HttpNotifierContract {
  WeComNotifierTest() {
    super("wecom");
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of();
  }

  @Override
  protected String accepted() {
    return "{\"errcode\":0,\"errmsg\":\"ok\"}";
  }

  @Override
  protected List<String> refusals() {
    return List.of("{\"errcode\":93000,\"errmsg\":\"refused\"}");
  }

  @Override
  protected int mostBytes() {
    return 4400;
  }

  @Test
  void a_message_that_is_too_soon_waits() {
    answer(200, "{\"errcode\":45009,\"errmsg\":\"refused\"}");

    assertThat(pause()).isEqualTo(Duration.ofMinutes(1));
  }
}
