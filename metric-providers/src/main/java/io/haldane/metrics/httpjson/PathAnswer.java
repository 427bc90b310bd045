package io.haldane.metrics.httpjson;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricAnswer.Point;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonNumber;
import io.haldane.metrics.http.OneNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The number at a path of an answer: as such, as a text, or true and false as 1 and 0. */
final class PathAnswer {
  /** A path that leads nowhere gives an empty list. */
  private static final Configuration LISTS =
      Configuration.builder()
          .jsonProvider(new JacksonJsonNodeJsonProvider())
          .mappingProvider(new JacksonMappingProvider())
          .options(Option.ALWAYS_RETURN_LIST, Option.SUPPRESS_EXCEPTIONS)
          .build();

  private PathAnswer() {}

  static MetricAnswer read(JsonPath path, JsonNode answer, HttpServer asked) {
    if (answer.isMissingNode()) {
      return asked.junk("gives no JSON");
    }
    JsonNode found;
    try {
      found = path.read(answer, LISTS);
    } catch (JsonPathException | IllegalArgumentException | ClassCastException _) {
      return MetricAnswer.misconfigured("the JSONPath does not fit the answer");
    }
    List<Optional<Double>> numbers = found.valueStream().map(PathAnswer::number).toList();
    if (numbers.isEmpty()) {
      return new MetricAnswer.NoData("the answer has nothing at " + path.getPath());
    }
    return numbers.stream().anyMatch(Optional::isEmpty)
        ? MetricAnswer.misconfigured("the answer has no number at " + path.getPath())
        : OneNumber.of(
            numbers.stream().map(each -> new Point(Map.of(), each.orElseThrow())).toList(),
            "with a path to one element");
  }

  private static Optional<Double> number(JsonNode node) {
    return node.isBoolean() ? Optional.of(node.asBoolean() ? 1.0 : 0.0) : JsonNumber.read(node);
  }
}
