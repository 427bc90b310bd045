package io.haldane.metrics.grafana;

import io.haldane.api.metrics.MetricAnswer;
import io.haldane.metrics.http.BodyReader;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonReader;

/** Reads the answer to a query. What goes wrong stands in the result, or in place of all. */
final class GrafanaReader implements BodyReader {
  private static final JsonReader RESULT =
      new JsonReader("/results/" + DataQuery.REF + "/error", FrameAnswer::read);
  private static final JsonReader WHOLE = new JsonReader("/message", FrameAnswer::read);

  @Override
  public MetricAnswer read(String body, HttpServer server) {
    return RESULT.read(body, server);
  }

  @Override
  public String error(String body) {
    String words = RESULT.error(body);
    return words.isEmpty() ? WHOLE.error(body) : words;
  }
}
