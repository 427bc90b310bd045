package io.haldane.metrics.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricAnswer.Partial;
import io.haldane.api.metrics.MetricAnswer.Point;
import io.haldane.api.metrics.MetricAnswer.Unavailable;
import io.haldane.api.metrics.Sample.Fault;
import io.haldane.metrics.http.BodyReader;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonNumber;
import io.haldane.metrics.http.JsonReader;
import io.haldane.metrics.http.OneNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code {"MetricDataResults":[{"Values":[1.5],"StatusCode":"Complete"}]}}, with the newest
 * value first, which counts. The kind of an error is in {@code __type}.
 */
final class DataReader implements BodyReader {
  private static final JsonReader DATA = new JsonReader("/message", DataReader::data);
  private static final JsonReader TYPE = new JsonReader("/__type", DataReader::data);
  private static final JsonReader CAPITAL = new JsonReader("/Message", DataReader::data);
  private static final String HINT = "with \"ReturnData\": false on all queries but one";

  @Override
  public MetricAnswer read(String body, HttpServer server) {
    return DATA.read(body, server);
  }

  /** The type has no words, but it is all that some errors have. */
  @Override
  public String error(String body) {
    String type = TYPE.error(body).replaceFirst(".*#", "");
    String message = DATA.error(body);
    String words = message.isEmpty() ? CAPITAL.error(body) : message;
    return type.isEmpty() || type.equals(words) ? words : type + ": " + words;
  }

  /** Too many requests are refused with 400, and are not the query's fault. */
  static MetricAnswer throttled(MetricAnswer answer) {
    return answer instanceof Unavailable(var _, String why, var pause)
            && why.contains("(400: Throttling")
        ? new Unavailable(Fault.BACKEND, why, pause)
        : answer;
  }

  private static MetricAnswer data(JsonNode answer, HttpServer asked) {
    JsonNode results = answer.path("MetricDataResults");
    if (!results.isArray()) {
      return asked.junk("gives an answer without results");
    }
    for (JsonNode result : results) {
      Optional<MetricAnswer> problem = problem(result.path("StatusCode").asText("Complete"), asked);
      if (problem.isPresent()) {
        return problem.get();
      }
    }
    List<Optional<Point>> points = results.valueStream().map(DataReader::newest).toList();
    return points.stream().anyMatch(Optional::isEmpty)
        ? asked.junk("gives a value that is not a number")
        : OneNumber.of(points.stream().flatMap(Optional::stream).toList(), HINT);
  }

  private static Optional<MetricAnswer> problem(String status, HttpServer asked) {
    return switch (status) {
      case "Complete" -> Optional.empty();
      case "PartialData" ->
          Optional.of(new Partial(asked.shown() + " gives a part of the values (PartialData)"));
      case "Forbidden" ->
          Optional.of(MetricAnswer.misconfigured(asked.shown() + " forbids one of the metrics"));
      default -> Optional.of(asked.junk("fails: " + asked.redaction().quote(status)));
    };
  }

  private static Optional<Point> newest(JsonNode result) {
    return JsonNumber.read(result.path("Values").path(0))
        .map(value -> new Point(Map.of("id", result.path("Id").asText()), value));
  }
}
