package io.haldane.controller.trace;

import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.resources.ResourceBuilder;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Sends spans to a collector by OTLP over HTTP, with protobuf. It tries again for some seconds if
 * the collector is busy or cannot be reached.
 */
final class OtlpExport implements SpanQueue.Export {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** All attempts together. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final OtlpHttpSpanExporter exporter;
  private final Resource resource;

  /**
   * @param about attributes of this controller
   */
  OtlpExport(OtlpAddress address, Map<String, String> about) {
    OtlpHttpSpanExporterBuilder builder =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(address.uri().toString())
            .setComponentLoader(ComponentLoader.forClassLoader(OtlpExport.class.getClassLoader()))
            .setTimeout(TIMEOUT)
            .setConnectTimeout(TIMEOUT);
    address.headers().forEach(builder::addHeader);
    exporter = builder.build();
    ResourceBuilder attributes = Resource.builder();
    about.forEach(attributes::put);
    resource = attributes.build();
  }

  @Override
  public boolean send(List<Span> spans) {
    List<SpanData> data =
        spans.stream().<SpanData>map(span -> OtlpSpan.of(span, resource)).toList();
    return exporter.export(data).join(LONGEST.toSeconds(), TimeUnit.SECONDS).isSuccess();
  }

  @Override
  public void close() {
    exporter.shutdown();
  }
}
