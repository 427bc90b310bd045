package io.haldane.metrics.splunk;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricAnswer.Point;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonNumber;
import io.haldane.metrics.http.OneNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a program said to its end: the newest value of its only time series counts. */
final class SignalFlowAnswer {
  private static final String HINT = "with sum() or max()";

  private SignalFlowAnswer() {}

  static MetricAnswer of(List<SignalFlowEvent> events, HttpServer asked) {
    Optional<JsonNode> error =
        events.stream().filter(each -> each.is("error")).map(SignalFlowEvent::data).findFirst();
    if (error.isPresent()) {
      return refused(error.get(), asked);
    }
    if (events.stream().anyMatch(each -> each.isControl("CHANNEL_ABORT"))) {
      return asked.junk("stopped the program before its end");
    }
    return events.stream().anyMatch(each -> each.isControl("END_OF_CHANNEL"))
        ? newest(events, asked)
        : asked.junk("gives no events, or not all of them");
  }

  private static MetricAnswer refused(JsonNode error, HttpServer asked) {
    String words = error.path("message").asText("");
    return asked.refused(words.isEmpty() ? error.at("/errors/0/message").asText() : words);
  }

  private static MetricAnswer newest(List<SignalFlowEvent> events, HttpServer asked) {
    Map<String, Double> values = new TreeMap<>();
    for (SignalFlowEvent event : events) {
      for (JsonNode each : event.is("data") ? event.data().path("data") : List.<JsonNode>of()) {
        Optional<Double> number = JsonNumber.read(each.path("value"));
        if (number.isEmpty()) {
          return asked.junk("gives a value that is not a number");
        }
        // An empty point does not hide an older one that has a value.
        values.merge(
            each.path("tsId").asText(), number.get(), (old, now) -> Double.isNaN(now) ? old : now);
      }
    }
    return OneNumber.of(
        values.entrySet().stream()
            .map(each -> new Point(Map.of("tsId", each.getKey()), each.getValue()))
            .toList(),
        HINT);
  }
}
