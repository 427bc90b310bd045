package io.haldane.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * One line for each message: JSON with Flagger's keys, or text. Line breaks are escaped in both.
 */
final class LogLine extends Formatter {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final LogEncoding encoding;

  LogLine(LogEncoding encoding) {
    this.encoding = encoding;
  }

  @Override
  public String format(LogRecord message) {
    return switch (encoding) {
      case json -> json(message) + "\n";
      case console ->
          "%s %s %s%n"
              .formatted(
                  message.getInstant(),
                  level(message.getLevel()),
                  text(message).replace("\r", "\\r").replace("\n", "\\n"));
    };
  }

  private String json(LogRecord message) {
    Map<String, String> line = new LinkedHashMap<>();
    line.put("level", level(message.getLevel()));
    line.put("ts", message.getInstant().toString());
    line.put("msg", text(message));
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String text(LogRecord message) {
    Throwable thrown = message.getThrown();
    if (thrown == null) {
      return formatMessage(message);
    }
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return formatMessage(message) + ": " + trace;
  }

  private static String level(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "error";
    }
    if (level.intValue() >= Level.WARNING.intValue()) {
      return "warn";
    }
    return level.intValue() >= Level.INFO.intValue() ? "info" : "debug";
  }
}
