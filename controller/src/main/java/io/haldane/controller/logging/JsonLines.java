package io.haldane.controller.logging;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.net.Addresses;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.logging.Level;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/**
 * One JSON object a line: {@code level}, {@code ts}, {@code caller}, {@code msg}, {@code canary}
 * and {@code stacktrace}. URLs are shortened to what is no secret, whoever wrote them.
 */
final class JsonLines extends ExtFormatter {
  @Override
  public String format(ExtLogRecord line) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("level", level(line.getLevel()));
    json.put("ts", line.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
    json.put("caller", caller(line));
    json.put("msg", Addresses.hideIn(line.getFormattedMessage()));
    String canary = line.getMdc("canary");
    if (canary != null) {
      json.put("canary", canary);
    }
    if (line.getThrown() != null) {
      StringWriter trace = new StringWriter();
      line.getThrown().printStackTrace(new PrintWriter(trace));
      json.put("stacktrace", Addresses.hideIn(trace.toString()));
    }
    return json + "\n";
  }

  static String level(Level level) {
    int value = level.intValue();
    if (value >= org.jboss.logmanager.Level.FATAL.intValue()) {
      return "fatal";
    }
    if (value >= org.jboss.logmanager.Level.ERROR.intValue()) {
      return "error";
    }
    if (value >= org.jboss.logmanager.Level.WARN.intValue()) {
      return "warn";
    }
    return value >= Level.INFO.intValue() ? "info" : "debug";
  }

  /** {@code tick/Tick.java:88}, or the logger's name where the place is unknown. */
  private static String caller(ExtLogRecord line) {
    String type = line.getSourceClassName();
    if (type == null || line.getSourceFileName() == null) {
      return String.valueOf(line.getLoggerName());
    }
    String[] parts = type.split("\\.", -1);
    String folder = parts.length < 2 ? "" : parts[parts.length - 2] + "/";
    return folder + line.getSourceFileName() + ":" + line.getSourceLineNumber();
  }
}
