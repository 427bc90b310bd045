package io.haldane.metrics.prometheus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.haldane.api.metrics.Sample;
import io.haldane.api.metrics.Sample.Fault;
import io.haldane.api.metrics.Sample.NoData;
import io.haldane.api.metrics.Sample.Unavailable;
import io.haldane.api.metrics.Sample.Value;

/** Reads the body of a good answer: the last element of a vector, or a scalar. */
final class PrometheusAnswer {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final String NO_RESULT = "gives an answer that is no query result";

  private final PrometheusRequest.Ready asked;

  private PrometheusAnswer(PrometheusRequest.Ready asked) {
    this.asked = asked;
  }

  static Sample sample(String body, PrometheusRequest.Ready asked) {
    return new PrometheusAnswer(asked).of(body);
  }

  /** The server's own words about what went wrong; empty when the body holds none. */
  static String error(String body) {
    try {
      return JSON.readTree(body).path("error").asText();
    } catch (JsonProcessingException _) {
      // A page of markup tells nobody anything.
      return body.stripLeading().startsWith("<") ? "" : body.strip();
    }
  }

  private Sample of(String body) {
    try {
      JsonNode answer = JSON.readTree(body);
      return switch (answer.path("status").asText()) {
        case "success" -> result(answer.path("data"));
        case "error" -> junk("reports: " + asked.redaction().quote(answer.path("error").asText()));
        default -> junk(NO_RESULT);
      };
    } catch (JsonProcessingException _) {
      boolean page = body.stripLeading().startsWith("<");
      return junk(
          page ? "gives a web page; is a login before it?" : "gives no JSON, or half of it");
    }
  }

  private Sample result(JsonNode data) {
    JsonNode result = data.path("result");
    return switch (data.path("resultType").asText()) {
      case "scalar" -> number(result);
      case "vector" -> result.isEmpty() ? noSeries() : element(result.get(result.size() - 1));
      case "matrix" -> refused("query returned multiple values; drop the range at its end");
      case "string" -> refused("query returned a text; write one that gives a number");
      default -> junk(NO_RESULT);
    };
  }

  private Sample element(JsonNode element) {
    if (element.has("values")) {
      return refused("query returned multiple values; drop the range at its end");
    }
    if (element.has("histogram")) {
      return refused("query returned a histogram; take a quantile of it");
    }
    return number(element.path("value"));
  }

  /**
   * @param pair time and value, the value as a text
   */
  private Sample number(JsonNode pair) {
    String text = pair.path(1).asText();
    return switch (text) {
      case "NaN" -> new NoData("the query gives NaN, as a rate over no requests does");
      case "+Inf", "-Inf", "Inf" ->
          new NoData("the query gives " + text + ", as a division by zero does");
      default -> finite(text);
    };
  }

  private Sample finite(String text) {
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return new Value(value);
      }
    } catch (NumberFormatException _) {
      // Falls through: no number, no value.
    }
    return junk("gives a value that is no number");
  }

  private static Sample noSeries() {
    return new NoData(
        "the query matches no series; is there traffic, and are its label values right?");
  }

  private static Sample refused(String why) {
    return new Unavailable(Fault.CONFIGURATION, why);
  }

  private Sample junk(String what) {
    return new Unavailable(Fault.BACKEND, asked.server() + " " + what);
  }
}
