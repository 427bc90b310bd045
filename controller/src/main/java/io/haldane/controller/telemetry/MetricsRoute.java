package io.haldane.controller.telemetry;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** {@code GET /metrics}, in the format that the client prefers. Standbys serve it too. */
@Singleton
final class MetricsRoute {
  private final PrometheusRegistry registry;
  private final ExpositionFormats formats = ExpositionFormats.init();

  @Inject
  MetricsRoute(PrometheusRegistry registry) {
    this.registry = registry;
  }

  void routes(@Observes Router router) {
    router.get("/metrics").blockingHandler(this::metrics, false);
  }

  private void metrics(RoutingContext request) {
    ExpositionFormatWriter writer = formats.findWriter(request.request().getHeader("Accept"));
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      writer.write(text, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException("a write to memory failed", e);
    }
    request
        .response()
        .putHeader("Content-Type", writer.getContentType())
        .end(Buffer.buffer(text.toByteArray()));
  }
}
