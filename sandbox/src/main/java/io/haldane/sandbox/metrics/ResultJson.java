package io.haldane.sandbox.metrics;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.haldane.sandbox.promql.GoFloat;
import io.haldane.sandbox.promql.Labels;
import io.haldane.sandbox.promql.Value;
import io.haldane.sandbox.promql.VectorSample;
import io.haldane.sandbox.promql.Window;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** Results as Prometheus' API writes them: numbers are texts, times are seconds. */
final class ResultJson {
  private static final JsonFactory JSON = new JsonFactory();

  private interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  private ResultJson() {}

  /**
   * The reply to a query.
   *
   * @param millis time of evaluation
   */
  static String success(Value value, long millis) {
    return object(json -> {
      json.writeStringField("status", "success");
      json.writeObjectFieldStart("data");
      switch (value) {
        case Value.Scalar scalar -> pair(json, "scalar", millis, GoFloat.plain(scalar.value()));
        case Value.Text text -> pair(json, "string", millis, text.value());
        case Value.InstantVector vector -> vector(json, vector, millis);
        case Value.RangeVector matrix -> matrix(json, matrix);
      }
      json.writeEndObject();
    });
  }

  static String error(String type, String why) {
    return object(json -> {
      json.writeStringField("status", "error");
      json.writeStringField("errorType", type);
      json.writeStringField("error", why);
    });
  }

  private static String object(Content content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      content.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void pair(JsonGenerator json, String type, long millis, String value)
      throws IOException {
    json.writeStringField("resultType", type);
    json.writeFieldName("result");
    point(json, millis, value);
  }

  private static void vector(JsonGenerator json, Value.InstantVector vector, long millis)
      throws IOException {
    json.writeStringField("resultType", "vector");
    json.writeArrayFieldStart("result");
    for (VectorSample sample : vector.samples()) {
      json.writeStartObject();
      metric(json, sample.labels());
      json.writeFieldName("value");
      point(json, millis, GoFloat.shortest(sample.value()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void matrix(JsonGenerator json, Value.RangeVector matrix) throws IOException {
    json.writeStringField("resultType", "matrix");
    json.writeArrayFieldStart("result");
    for (Window window : matrix.windows()) {
      json.writeStartObject();
      metric(json, window.labels());
      json.writeArrayFieldStart("values");
      for (int i = 0; i < window.times().length; i++) {
        point(json, window.times()[i], GoFloat.shortest(window.values()[i]));
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void metric(JsonGenerator json, Labels labels) throws IOException {
    json.writeObjectFieldStart("metric");
    for (Map.Entry<String, String> label : labels.entries().entrySet()) {
      json.writeStringField(label.getKey(), label.getValue());
    }
    json.writeEndObject();
  }

  private static void point(JsonGenerator json, long millis, String value) throws IOException {
    json.writeStartArray();
    json.writeNumber(seconds(millis));
    json.writeString(value);
    json.writeEndArray();
  }

  /** Three decimals, or none for whole seconds. */
  private static String seconds(long millis) {
    long size = Math.abs(millis);
    String fraction = size % 1000 == 0 ? "" : "." + String.format("%03d", size % 1000);
    return (millis < 0 ? "-" : "") + size / 1000 + fraction;
  }
}
