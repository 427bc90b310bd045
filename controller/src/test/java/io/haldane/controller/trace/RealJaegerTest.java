package io.haldane.controller.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haldane.testing.LocalProcess;
import io.haldane.testing.Ports;
import io.haldane.testing.RealServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real Jaeger of version 2, where {@code jaeger} is on the PATH. */
@SuppressWarnings("NullAway.Init") // the set-up fills the fields
class RealJaegerTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final RunTrace TRACE = RunTrace.of("3f0c", "run-1");
  private static final String SETTINGS =
      """
      service:
        extensions: [jaeger_storage, jaeger_query]
        pipelines:
          traces: {receivers: [otlp], exporters: [jaeger_storage_exporter]}
        telemetry: {metrics: {level: none}}
      extensions:
        jaeger_query:
          storage: {traces: memory}
          http: {endpoint: "127.0.0.1:%d"}
          grpc: {endpoint: "127.0.0.1:%d"}
        jaeger_storage: {backends: {memory: {memory: {max_traces: 100}}}}
      receivers:
        otlp: {protocols: {http: {endpoint: "127.0.0.1:%d"}}}
      exporters:
        jaeger_storage_exporter: {trace_storage: memory}
      """;

  private final HttpClient http = HttpClient.newHttpClient();
  private final int pages = Ports.unused();
  private final int otlp = Ports.unused();
  private LocalProcess jaeger;

  @BeforeEach
  void start(@TempDir Path directory) throws IOException {
    RealServers.need("Jaeger", "jaeger");
    Files.writeString(
        directory.resolve("jaeger.yaml"), SETTINGS.formatted(pages, Ports.unused(), otlp));
    jaeger = LocalProcess.start(directory, Map.of(), List.of("jaeger", "--config", "jaeger.yaml"));
    await().atMost(Duration.ofSeconds(30)).until(() -> get("/api/services").isPresent());
  }

  @AfterEach
  void stop() {
    http.close();
    if (jaeger != null) {
      jaeger.close();
    }
  }

  private Optional<JsonNode> get(String path) throws InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + pages + path);
    try {
      var answer = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? Optional.of(new ObjectMapper().readTree(answer.body()).path("data"))
          : Optional.empty();
    } catch (IOException notYet) {
      return Optional.empty();
    }
  }

  private static Span span(String id, String parent, String name, Span.Kind kind) {
    return new Span(
        TRACE,
        id,
        parent,
        name,
        kind,
        NOON,
        NOON.plusSeconds(60),
        Map.of("k8s.namespace.name", "shop", "haldane.weight", 20L),
        kind == Span.Kind.RUN ? Optional.of("the error rate was 7 %") : Optional.empty());
  }

  private static String tag(JsonNode span, String key) {
    for (JsonNode tag : span.path("tags")) {
      if (tag.path("key").asText().equals(key)) {
        return tag.path("value").asText();
      }
    }
    return "";
  }

  @Test
  void jaeger_shows_a_run_with_its_steps_and_the_reason() throws InterruptedException {
    OtlpExport export =
        new OtlpExport(
            OtlpAddress.of("http://127.0.0.1:" + otlp, ""), Map.of("service.name", "haldane"));
    String step = TRACE.step("00001");
    boolean sent =
        export.send(
            List.of(
                span(step, TRACE.root(), "step weight 20%", Span.Kind.WITHIN),
                span(TraceIds.once(), step, "check errors", Span.Kind.CALL),
                span(TRACE.root(), "", "RUN canary checkout", Span.Kind.RUN)));
    export.close();

    assertThat(sent).isTrue();
    assertThat(get("/api/services").orElseThrow().toString()).contains("haldane");
    JsonNode spans = get("/api/traces/" + TRACE.id()).orElseThrow().path(0).path("spans");
    assertThat(spans)
        .extracting(span -> span.path("operationName").asText())
        .containsExactlyInAnyOrder("RUN canary checkout", "step weight 20%", "check errors");
    for (JsonNode span : spans) {
      String parent = span.path("references").path(0).path("spanID").asText();
      switch (span.path("operationName").asText()) {
        case "RUN canary checkout" -> {
          assertThat(parent).isEmpty();
          assertThat(tag(span, "error")).isEqualTo("true");
          assertThat(tag(span, "otel.status_description")).isEqualTo("the error rate was 7 %");
        }
        case "step weight 20%" -> assertThat(parent).isEqualTo(TRACE.root());
        default -> assertThat(parent).isEqualTo(step);
      }
      assertThat(tag(span, "k8s.namespace.name")).isEqualTo("shop");
      assertThat(span.path("duration").asLong()).isEqualTo(60_000_000);
    }
  }
}
