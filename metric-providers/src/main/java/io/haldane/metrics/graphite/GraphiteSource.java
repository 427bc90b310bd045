package io.haldane.metrics.graphite;

import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonReader;
import io.haldane.metrics.http.UrlQuery;
import java.time.Duration;
import java.util.Optional;

/** One server: {@code GET /render}. */
record GraphiteSource(HttpServer server) implements MetricSource {
  private static final JsonReader READER = new JsonReader("/error", GraphiteAnswer::read);

  @Override
  public MetricAnswer query(MetricQuery query, Duration deadline) {
    return switch (RenderParameters.of(query)) {
      case RenderParameters.Sent(UrlQuery parameters) -> ask(parameters, deadline);
      case RenderParameters.Malformed(String why) -> MetricAnswer.misconfigured(why);
    };
  }

  /** A target without data is as good as any: that the server answers is what counts. */
  @Override
  public Optional<String> check(Duration deadline) {
    return ask(UrlQuery.of("target", "test").and("format", "json"), deadline).problem();
  }

  private MetricAnswer ask(UrlQuery parameters, Duration deadline) {
    return server.ask(server.get("/render", parameters.encoded()), deadline, READER);
  }
}
