package io.haldane.metrics.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricAnswer.Partial;
import io.haldane.api.metrics.MetricAnswer.Point;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonNumber;
import io.haldane.metrics.http.OneNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads data frames: {@code {"results":{"A":{"frames":[{"schema":{"fields":[{"type":"number"}]},
 * "data":{"values":[[1.5]]}}]}}}}. A frame has a list of values for each of its fields.
 */
final class FrameAnswer {
  private static final int TOO_MANY_REQUESTS = 429;

  private FrameAnswer() {}

  static MetricAnswer read(JsonNode answer, HttpServer asked) {
    JsonNode result = answer.path("results").path(DataQuery.REF);
    if (!result.path("error").asText().isEmpty()) {
      return failed(result, asked);
    }
    if (!result.path("frames").isArray()) {
      return asked.junk("gives an answer without data frames");
    }
    JsonNode frames = result.path("frames");
    return doubt(frames, asked).orElseGet(() -> number(frames, asked));
  }

  /** A query has a status of its own, beside that of the request. */
  private static MetricAnswer failed(JsonNode result, HttpServer asked) {
    String words = result.path("error").asText();
    int status = result.path("status").asInt();
    return status / 100 == 4 && status != TOO_MANY_REQUESTS
        ? asked.refused(words)
        : asked.junk("reports: " + asked.redaction().quote(words));
  }

  /** What the data source itself does not stand by is not judged. */
  private static Optional<MetricAnswer> doubt(JsonNode frames, HttpServer asked) {
    return frames
        .valueStream()
        .flatMap(frame -> frame.at("/schema/meta/notices").valueStream())
        .filter(notice -> notice.path("severity").asText().matches("warning|error"))
        .findFirst()
        .map(notice ->
            new Partial(
                asked.shown()
                    + " gives a value with a warning: "
                    + asked.redaction().quote(notice.path("text").asText())));
  }

  private static MetricAnswer number(JsonNode frames, HttpServer asked) {
    List<Optional<Point>> points = frames.valueStream().flatMap(FrameAnswer::points).toList();
    if (points.isEmpty() && hasValues(frames)) {
      return MetricAnswer.misconfigured("the query gives no number, only texts and times");
    }
    return points.stream().anyMatch(Optional::isEmpty)
        ? asked.junk("gives a value that is not a number")
        : OneNumber.of(
            points.stream().flatMap(Optional::stream).toList(),
            "with sum(), and make it an instant query");
  }

  private static boolean hasValues(JsonNode frames) {
    return frames
        .valueStream()
        .flatMap(frame -> frame.at("/data/values").valueStream())
        .anyMatch(values -> !values.isEmpty());
  }

  /** One for each value of each field of numbers; empty for what is none. */
  private static Stream<Optional<Point>> points(JsonNode frame) {
    JsonNode fields = frame.at("/schema/fields");
    return IntStream.range(0, fields.size())
        .filter(at -> fields.path(at).path("type").asText().equals("number"))
        .boxed()
        .flatMap(at -> {
          Map<String, String> labels = labels(fields.path(at));
          // NaN and the infinite are null here, and named in "entities".
          return frame
              .at("/data/values")
              .path(at)
              .valueStream()
              .map(value -> JsonNumber.read(value).map(number -> new Point(labels, number)));
        });
  }

  private static Map<String, String> labels(JsonNode field) {
    Map<String, String> labels = new TreeMap<>();
    field
        .path("labels")
        .properties()
        .forEach(each -> labels.put(each.getKey(), each.getValue().asText()));
    return labels;
  }
}
