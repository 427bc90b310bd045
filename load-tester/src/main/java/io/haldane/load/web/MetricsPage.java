package io.haldane.load.web;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** {@code /metrics}, in the format that the scraper accepts. */
record MetricsPage(Metrics metrics) {
  private static final ExpositionFormats FORMATS = ExpositionFormats.init();

  void answer(HttpServerRequest request) {
    ExpositionFormatWriter writer = FORMATS.findWriter(request.getHeader("Accept"));
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    try {
      writer.write(page, metrics.registry().scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    request
        .response()
        .putHeader("Content-Type", writer.getContentType())
        .end(Buffer.buffer(page.toByteArray()));
  }
}
