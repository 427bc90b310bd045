package io.haldane.metrics.splunk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.metrics.http.BodyReader;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonReader;
import java.util.ArrayList;
import java.util.List;

/** Takes a stream of events apart: lines with a field each, and an empty line after each event. */
final class SignalFlowReader implements BodyReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonReader ERRORS =
      new JsonReader("/message", (_, server) -> server.junk("gives JSON instead of events"));

  @Override
  public MetricAnswer read(String body, HttpServer server) {
    List<SignalFlowEvent> events = new ArrayList<>();
    try {
      List<String> parts = List.of(body.split("\\r?\\n\\r?\\n", -1));
      // What no empty line ends is no event yet.
      for (String event : parts.subList(0, parts.size() - 1)) {
        String data = field(event, "data");
        if (!data.isEmpty()) {
          events.add(new SignalFlowEvent(field(event, "event").strip(), JSON.readTree(data)));
        }
      }
    } catch (JsonProcessingException _) {
      return server.junk("gives events that cannot be read");
    }
    return SignalFlowAnswer.of(events, server);
  }

  /** The value of a field that may go over several lines. */
  private static String field(String event, String name) {
    StringBuilder value = new StringBuilder();
    event
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .forEach(line -> value.append(line, name.length() + 1, line.length()).append('\n'));
    return value.toString();
  }

  @Override
  public String error(String body) {
    return ERRORS.error(body);
  }
}
