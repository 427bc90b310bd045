package io.haldane.metrics.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricAnswer.NoData;
import io.haldane.api.metrics.MetricAnswer.Value;
import io.haldane.metrics.http.HttpServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the body of a good answer: the only element of a vector, or a scalar. */
final class PrometheusAnswer {
  /** Begins a warning that is none: advice about the query's wording. */
  private static final String HINT = "PromQL info:";

  /** Java reads more than Prometheus writes. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][+-]?\\d++)?");

  private static final String NO_RESULT = "gives an answer that is not a query result";

  private final HttpServer asked;

  private PrometheusAnswer(HttpServer asked) {
    this.asked = asked;
  }

  static MetricAnswer read(JsonNode answer, HttpServer asked) {
    return new PrometheusAnswer(asked).of(answer);
  }

  private MetricAnswer of(JsonNode answer) {
    return switch (answer.path("status").asText()) {
      case "success" -> doubts(answer).orElseGet(() -> result(answer.path("data")));
      case "error" ->
          asked.junk("reports: " + asked.redaction().quote(answer.path("error").asText()));
      default -> asked.junk(NO_RESULT);
    };
  }

  /** What the server itself does not stand by is not judged. */
  private Optional<MetricAnswer> doubts(JsonNode answer) {
    if (answer.path("isPartial").asBoolean() || answer.at("/data/isPartial").asBoolean()) {
      return Optional.of(
          partial("gives a partial answer (isPartial); some of its storage did not answer"));
    }
    // Some versions give hints about the query in the same list.
    List<String> warnings =
        answer
            .path("warnings")
            .valueStream()
            .map(JsonNode::asText)
            .filter(warning -> !warning.startsWith(HINT))
            .toList();
    return warnings.isEmpty()
        ? Optional.empty()
        : Optional.of(
            partial(
                "gives a value with a warning: "
                    + asked.redaction().quote(String.join("; ", warnings))));
  }

  private MetricAnswer result(JsonNode data) {
    JsonNode result = data.path("result");
    return switch (data.path("resultType").asText()) {
      case "scalar" -> number(result);
      case "vector" ->
          switch (result.size()) {
            case 0 -> noSeries();
            case 1 -> element(result.path(0));
            default -> severalSeries(result);
          };
      case "matrix" -> refused("query returned multiple values; remove the range at its end");
      case "streams" ->
          refused("query returned log lines; count them, for example with count_over_time()");
      case "string" -> refused("query returned a text; write one that gives a number");
      default -> asked.junk(NO_RESULT);
    };
  }

  private MetricAnswer element(JsonNode element) {
    if (element.has("values")) {
      return refused("query returned multiple values; remove the range at its end");
    }
    if (element.has("histogram")) {
      return refused("query returned a histogram; use a quantile of it");
    }
    return number(element.path("value"));
  }

  /**
   * @param pair time and value, the value as a text
   */
  private MetricAnswer number(JsonNode pair) {
    String text = pair.path(1).asText();
    return switch (text) {
      case "NaN" -> new NoData("the query gives NaN, as a rate over no requests does");
      case "+Inf", "-Inf", "Inf" ->
          new NoData("the query gives " + text + ", as a division by zero does");
      default -> finite(text);
    };
  }

  private MetricAnswer finite(String text) {
    double value = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    return Double.isFinite(value)
        ? new Value(value)
        : asked.junk("gives a value that is not a number");
  }

  private static MetricAnswer noSeries() {
    return new NoData(
        "the query matches no series; is there traffic, and are its label values right?");
  }

  private MetricAnswer severalSeries(JsonNode result) {
    return new MetricAnswer.Series(
        result.valueStream().map(this::point).toList(), "with sum() or max()");
  }

  private MetricAnswer.Point point(JsonNode element) {
    Map<String, String> labels = new TreeMap<>();
    element
        .path("metric")
        .properties()
        .forEach(each -> labels.put(each.getKey(), each.getValue().asText()));
    return new MetricAnswer.Point(
        labels, element(element) instanceof Value(double value) ? value : Double.NaN);
  }

  private static MetricAnswer refused(String why) {
    return MetricAnswer.misconfigured(why);
  }

  private MetricAnswer partial(String what) {
    return new MetricAnswer.Partial(asked.shown() + " " + what);
  }
}
