package io.haldane.metrics.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricAnswer.Partial;
import io.haldane.api.metrics.MetricAnswer.Point;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonNumber;
import io.haldane.metrics.http.OneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the answer to a search: the value of its only aggregation, or the number of documents where
 * there is none.
 */
final class SearchAnswer {
  private static final String SINGLE =
      "needs one aggregation with a single value, such as avg, sum or value_count";

  private SearchAnswer() {}

  static MetricAnswer read(JsonNode answer, HttpServer asked) {
    if (answer.has("error")) {
      return asked.refused(answer.at("/error/reason").asText());
    }
    if (!answer.path("hits").isObject()) {
      return asked.junk("gives an answer that is not that of a search");
    }
    if (answer.path("timed_out").asBoolean() || answer.at("/_shards/failed").asInt() > 0) {
      return new Partial(
          asked.shown()
              + " gives a part of the answer: "
              + answer.at("/_shards/failed").asInt()
              + " shards failed"
              + (answer.path("timed_out").asBoolean() ? ", and the search timed out" : ""));
    }
    if (answer.at("/_shards/total").asInt(-1) == 0) {
      // Neither the aggregation nor a count of zero says anything about the traffic.
      return new MetricAnswer.NoData("no index has a name that the search asks for");
    }
    return answer.has("aggregations")
        ? aggregations(answer.path("aggregations"))
        : count(answer.at("/hits/total"), asked);
  }

  /** Above ten thousand, documents are not counted unless the search says so. */
  private static MetricAnswer count(JsonNode total, HttpServer asked) {
    if (total.path("relation").asText().equals("gte")) {
      return MetricAnswer.misconfigured(
          "the search counts to "
              + total.path("value").asText()
              + " only; add \"track_total_hits\": true");
    }
    return JsonNumber.read(total.path("value"))
        .map(OneNumber::of)
        .orElseGet(() -> asked.junk("gives no number of documents"));
  }

  private static MetricAnswer aggregations(JsonNode aggregations) {
    List<Point> points = new ArrayList<>();
    for (Map.Entry<String, JsonNode> each : aggregations.properties()) {
      Optional<Double> number =
          each.getValue().has("value")
              ? JsonNumber.read(each.getValue().path("value"))
              : Optional.empty();
      if (number.isEmpty()) {
        return MetricAnswer.misconfigured(
            "the aggregation %s has several values; the search %s"
                .formatted(each.getKey(), SINGLE));
      }
      points.add(new Point(Map.of("aggregation", each.getKey()), number.get()));
    }
    return OneNumber.of(points, "with one aggregation");
  }
}
