package io.haldane.controller.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesTest {
  private static ExtLogRecord line(java.util.logging.Level level, String message) {
    ExtLogRecord line = new ExtLogRecord(level, message, "io.haldane.controller.Some");
    line.setInstant(Instant.parse("2026-01-01T10:00:00.123456Z"));
    line.setSourceClassName("io.haldane.controller.tick.Tick");
    line.setSourceFileName("Tick.java");
    line.setSourceLineNumber(42);
    return line;
  }

  @Test
  void a_line_is_one_json_object_with_the_references_keys() throws JsonProcessingException {
    ExtLogRecord line = line(Level.WARN, "two\nlines and a \"quote\"");
    line.setMdc(Map.of("canary", "shop.test"));
    line.setThrown(new IllegalStateException("on purpose"));

    String text = new JsonLines().format(line);

    assertThat(text).endsWith("}\n").containsOnlyOnce("\n");
    JsonNode json = new ObjectMapper().readTree(text);
    assertThat(json.path("level").asText()).isEqualTo("warn");
    assertThat(json.path("ts").asText()).isEqualTo("2026-01-01T10:00:00.123Z");
    assertThat(json.path("caller").asText()).isEqualTo("tick/Tick.java:42");
    assertThat(json.path("msg").asText()).isEqualTo("two\nlines and a \"quote\"");
    assertThat(json.path("canary").asText()).isEqualTo("shop.test");
    assertThat(json.path("stacktrace").asText()).contains("IllegalStateException: on purpose");
  }

  @ParameterizedTest
  @CsvSource({
    "debug, debug",
    "info, info",
    "warn, warn",
    "warning, warn",
    "error, error",
    "fatal, fatal",
    "panic, fatal",
    "INFO, info",
  })
  void levels_keep_their_names(String flag, String shown) {
    assertThat(LogLevel.of(flag).map(JsonLines::level)).contains(shown);
  }

  @Test
  void an_unknown_level_is_none() {
    assertThat(LogLevel.of("loud")).isEmpty();
  }
}
