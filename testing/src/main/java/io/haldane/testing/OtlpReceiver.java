package io.haldane.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A collector that takes spans by OTLP over HTTP, as protobuf, and keeps them. Thread-safe. */
public final class OtlpReceiver implements AutoCloseable {
  private final HttpServer server;
  private final List<ResourceSpans> received = new CopyOnWriteArrayList<>();
  private final List<String> logins = new CopyOnWriteArrayList<>();

  private OtlpReceiver(HttpServer server) {
    this.server = server;
  }

  /** On a free port of this machine. */
  public static OtlpReceiver start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      OtlpReceiver receiver = new OtlpReceiver(server);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/v1/traces", receiver::take);
      server.start();
      return receiver;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    received.addAll(
        ExportTraceServiceRequest.parseFrom(exchange.getRequestBody()).getResourceSpansList());
    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
        .ifPresent(logins::add);
    exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  /** What {@code -otlp-endpoint} takes. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** In the order in which they came. */
  public List<Span> spans() {
    return received.stream()
        .flatMap(resource -> resource.getScopeSpansList().stream())
        .map(ScopeSpans::getSpansList)
        .flatMap(List::stream)
        .toList();
  }

  /** Attributes of who sent them. */
  public Map<String, String> sender() {
    return texts(received.getFirst().getResource().getAttributesList());
  }

  /** Headers {@code Authorization} that came. */
  public List<String> logins() {
    return List.copyOf(logins);
  }

  /** The attributes of a span as texts. */
  public static Map<String, String> attributes(Span span) {
    return texts(span.getAttributesList());
  }

  private static Map<String, String> texts(List<KeyValue> attributes) {
    return attributes.stream().collect(Collectors.toMap(KeyValue::getKey, OtlpReceiver::text));
  }

  private static String text(KeyValue attribute) {
    var value = attribute.getValue();
    return switch (value.getValueCase()) {
      case STRING_VALUE -> value.getStringValue();
      case INT_VALUE -> String.valueOf(value.getIntValue());
      case DOUBLE_VALUE -> String.valueOf(value.getDoubleValue());
      default -> throw new IllegalStateException("unexpected " + value.getValueCase());
    };
  }

  public static String traceId(Span span) {
    return HexFormat.of().formatHex(span.getTraceId().toByteArray());
  }

  public static String spanId(Span span) {
    return HexFormat.of().formatHex(span.getSpanId().toByteArray());
  }

  /** Empty for a span that has none. */
  public static String parentId(Span span) {
    return HexFormat.of().formatHex(span.getParentSpanId().toByteArray());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
