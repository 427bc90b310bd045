package io.haldane.metrics.influxdb;

import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.UrlQuery;
import io.haldane.metrics.http.WindowText;
import java.time.Duration;
import java.util.Optional;

/**
 * Version 2: {@code POST /api/v2/query}.
 *
 * @param organization of the Secret; empty without one
 */
record FluxSource(HttpServer server, String organization) implements MetricSource {
  /** Needs no bucket and no permission. */
  private static final String ONE = "import \"array\"\narray.from(rows: [{_value: 1}])";

  private static final String PATH = "/api/v2/query";
  private static final FluxReader READER = new FluxReader();

  @Override
  public MetricAnswer query(MetricQuery query, Duration deadline) {
    return ask(WindowText.of(query), deadline);
  }

  @Override
  public Optional<String> check(Duration deadline) {
    return ask(ONE, deadline).problem();
  }

  private MetricAnswer ask(String flux, Duration deadline) {
    HttpServer csv = server.with("Accept", "application/csv");
    String path = server.address().base().endsWith(PATH) ? "" : PATH;
    String parameters = UrlQuery.of("org", organization).encoded();
    return csv.ask(csv.post(path, parameters, "application/vnd.flux", flux), deadline, READER);
  }
}
