package io.haldane.metrics.prometheus;

import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.MetricSource;
import io.haldane.api.metrics.Sample;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One server, asked for the value of a query now: {@code GET /api/v1/query}. The range that a query
 * looks at is in its own text.
 *
 * @param path of the query; other backends have the same API elsewhere
 */
public record PrometheusSource(HttpServer server, String path) implements MetricSource {
  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
  private static final String ONE = "vector(1)";

  /** Reads what the query API writes. */
  static final JsonReader READER = new JsonReader("/error", PrometheusAnswer::read);

  PrometheusSource(HttpServer server) {
    this(server, "/api/v1/query");
  }

  @Override
  public MetricAnswer query(MetricQuery query, Duration deadline) {
    return ask(query.text(), deadline);
  }

  @Override
  public Optional<String> check(Duration deadline) {
    return switch (Sample.of(ask(ONE, deadline))) {
      case Sample.Value(double value) when value == 1 -> Optional.empty();
      case Sample.Value(double value) ->
          Optional.of(ONE + " gives " + value + "; is this " + server.about().name() + "?");
      case Sample.NoData _ ->
          Optional.of(ONE + " gives nothing; is this " + server.about().name() + "?");
      case Sample.Unavailable(Sample.Fault _, String why) -> Optional.of(why);
      case Sample.NotAsked(String why) -> Optional.of(why);
    };
  }

  /** Templates are written over several lines; the server gets one. */
  private MetricAnswer ask(String query, Duration deadline) {
    String line = WHITE_SPACE.matcher(query.strip()).replaceAll(" ");
    String encoded = URLEncoder.encode(line, StandardCharsets.UTF_8);
    return server.ask(server.get(path, "query=" + encoded), deadline, READER);
  }
}
