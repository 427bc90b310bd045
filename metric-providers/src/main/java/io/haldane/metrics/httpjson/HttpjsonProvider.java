package io.haldane.metrics.httpjson;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.Freshness;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.HttpProvider;
import io.haldane.metrics.http.HttpServer;

/** Any server that answers with JSON. */
public final class HttpjsonProvider extends HttpProvider {
  public HttpjsonProvider() {
    super("httpjson", "any JSON over HTTP", Freshness.IMMEDIATE);
  }

  @Override
  protected MetricSource source(HttpServer server, Backend backend) {
    return new HttpjsonSource(server);
  }
}
