package io.haldane.webhooks.telegram;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Severity;
import io.haldane.webhooks.testing.HttpNotifierContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TelegramNotifierTest extends HttpNotifierContract {
  TelegramNotifierTest() {
    super("telegram");
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("chat", "-100123", "topic", "7");
  }

  @Override
  protected String accepted() {
    return "{\"ok\":true,\"result\":{\"message_id\":7}}";
  }

  @Override
  protected List<String> refusals() {
    return List.of("{\"ok\":false,\"description\":\"refused\"}");
  }

  @Override
  protected int mostBytes() {
    return 20_000;
  }

  @Test
  void a_message_that_is_too_soon_waits() {
    answer(429, "{\"ok\":false,\"parameters\":{\"retry_after\":5}}");

    assertThat(pause()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void the_text_has_what_happened_why_and_what_is_released() {
    assertThatJson(sentBody(channel(), Severity.ERROR))
        .inPath("text")
        .asString()
        .startsWith("🔴 <b>podinfo.test</b>\n")
        .contains(
            "&lt;progressing&gt;", "latency was 900 ms, limit 500 ms", "podinfo:6.1.0", "20 %");
  }
}
