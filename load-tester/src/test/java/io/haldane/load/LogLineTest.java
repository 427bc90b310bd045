package io.haldane.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogLineTest {
  private static LogRecord message(String text) {
    LogRecord message = new LogRecord(Level.WARNING, text);
    message.setInstant(Instant.parse("2026-01-02T03:04:05Z"));
    return message;
  }

  @Test
  void a_line_has_the_keys_of_flaggers_log() {
    assertThat(new LogLine(LogEncoding.json).format(message("a \"b\"\nc")))
        .isEqualTo(
            "{\"level\":\"warn\",\"ts\":\"2026-01-02T03:04:05Z\",\"msg\":\"a \\\"b\\\"\\nc\"}\n");
  }

  @Test
  void no_message_forges_a_second_line() {
    assertThat(new LogLine(LogEncoding.console).format(message("a\nb")).lines())
        .containsExactly("2026-01-02T03:04:05Z warn a\\nb");
  }
}
