package io.haldane.journey;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.sandbox.api.KindSet;
import io.haldane.testing.OtlpReceiver;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is one trace, whichever controllers work on it; without a collector there is none. */
@Tag("long")
final class TracesTest {
  private static final Workload PODINFO = new Workload("shop", "podinfo", 8080);
  private static final String JUDGED =
      """
      metrics: [{name: fine, interval: 5s, query: vector(7), thresholdRange: {min: 1}}]
      webhooks: [{name: judge, type: rollout, url: "http://judge.example/a-secret?key=hidden"}]
      """;

  private final Judging judge = new Judging();

  /** A hook that keeps the headers with which it is called. */
  private static final class Judging implements HttpHandler {
    private final List<String> parents = new CopyOnWriteArrayList<>();
    private volatile boolean good = true;

    @Override
    public void handle(HttpExchange exchange) throws IOException {
      parents.add(String.valueOf(exchange.getRequestHeaders().getFirst("traceparent")));
      exchange.sendResponseHeaders(good ? 200 : 500, -1);
      exchange.close();
    }
  }

  @Test
  void a_run_is_one_trace_although_its_controller_is_killed(@TempDir Path dir) throws Exception {
    Path loaded = dir.resolve("loaded.txt");
    try (OtlpReceiver collector = OtlpReceiver.start();
        Journey journey =
            Journey.begin(KindSet.ISTIO, "-lease-duration=3s", "-lease-renew-deadline=2s")) {
      journey.mesh().register("judge.example", judge);
      journey.restartWithin("-Xlog:class+load:file=" + loaded);
      journey.apply(PODINFO.manifest() + "---\n" + PODINFO.canary(JUDGED));
      journey.awaitPhase("shop", "podinfo", CanaryPhase.INITIALIZED);
      nothingIsLoaded(loaded);

      journey.restart("-otlp-endpoint=" + collector.url());
      PODINFO.release(journey, "2", Map.of());
      journey.await("a traced step", () -> names(collector.spans()).contains("step weight 20%"));
      journey.controller().kill();
      journey.restart("-otlp-endpoint=" + collector.url());
      journey.awaitPhase("shop", "podinfo", CanaryPhase.SUCCEEDED);
      journey.await("the trace to end", () -> roots(collector).size() == 1);
      isOneTrace(collector.spans());
      saysHowItWent(collector.spans());

      judge.good = false;
      PODINFO.release(journey, "3", Map.of());
      journey.awaitPhase("shop", "podinfo", CanaryPhase.FAILED);
      journey.await("the second trace to end", () -> roots(collector).size() == 2);
      saysWhyItFailed(collector);
    }
  }

  private static void nothingIsLoaded(Path loaded) throws IOException {
    try (Stream<String> classes = Files.lines(loaded)) {
      List<String> seen =
          classes
              .filter(
                  line -> line.matches(".* (io\\.haldane\\.controller\\.|io\\.opentelemetry).*"))
              .toList();
      assertThat(seen)
          .anyMatch(line -> line.contains(" io.haldane.controller.Application "))
          .noneMatch(line -> line.contains("io.opentelemetry"))
          .noneMatch(line -> line.contains("io.haldane.controller.trace"));
    }
  }

  private static Set<String> names(List<Span> spans) {
    return spans.stream().map(Span::getName).collect(toSet());
  }

  private static List<Span> roots(OtlpReceiver collector) {
    return collector.spans().stream()
        .filter(span -> OtlpReceiver.parentId(span).isEmpty())
        .toList();
  }

  private void isOneTrace(List<Span> spans) {
    assertThat(spans).extracting(OtlpReceiver::spanId).doesNotHaveDuplicates();
    assertThat(spans.stream().map(OtlpReceiver::traceId).collect(toSet())).hasSize(1);
    assertThat(names(spans))
        .contains(
            "RUN canary podinfo",
            "step weight 0%",
            "step weight 20%",
            "step weight 60%",
            "check fine",
            "hook judge",
            "write VirtualService",
            "write Canary");
    Span root = only(spans, "RUN canary podinfo");
    Set<String> steps =
        spans.stream()
            .filter(span -> span.getName().startsWith("step "))
            .peek(step ->
                assertThat(OtlpReceiver.parentId(step)).isEqualTo(OtlpReceiver.spanId(root)))
            .map(OtlpReceiver::spanId)
            .collect(toSet());
    assertThat(spans)
        .filteredOn(
            span -> span.getName().startsWith("check ") || span.getName().startsWith("hook "))
        .allMatch(span -> steps.contains(OtlpReceiver.parentId(span)));
    assertThat(spans)
        .allMatch(span -> span.getStartTimeUnixNano() >= root.getStartTimeUnixNano())
        .allMatch(span -> span.getEndTimeUnixNano() <= root.getEndTimeUnixNano());
    Map<String, String> hooks =
        spans.stream()
            .filter(span -> span.getName().equals("hook judge"))
            .collect(toMap(OtlpReceiver::spanId, OtlpReceiver::traceId));
    // A call that was killed is known to the hook alone.
    assertThat(judge.parents).hasSizeLessThanOrEqualTo(hooks.size() + 1);
    hooks.forEach(
        (span, trace) -> assertThat(judge.parents).contains("00-" + trace + "-" + span + "-01"));
  }

  private static Span only(List<Span> spans, String name) {
    return spans.stream().filter(span -> span.getName().equals(name)).findFirst().orElseThrow();
  }

  private static void saysHowItWent(List<Span> spans) {
    Span root = only(spans, "RUN canary podinfo");
    assertThat(root.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_UNSET);
    assertThat(OtlpReceiver.attributes(root))
        .containsEntry("k8s.namespace.name", "shop")
        .containsEntry("haldane.canary", "podinfo")
        .containsEntry("haldane.images", "podinfo:2")
        .containsEntry("haldane.weight", "60")
        .containsEntry("cicd.pipeline.result", "success")
        .containsKeys("haldane.run.id", "haldane.revision");
    assertThat(OtlpReceiver.attributes(only(spans, "check fine")))
        .containsEntry("haldane.check.value", "7.0")
        .containsEntry("haldane.check.min", "1.0")
        .containsEntry("haldane.check.verdict", "pass")
        .containsEntry("haldane.check.query", "vector(7)");
  }

  private static void saysWhyItFailed(OtlpReceiver collector) {
    Span root = roots(collector).getLast();
    assertThat(root.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
    assertThat(root.getStatus().getMessage()).isNotBlank();
    assertThat(OtlpReceiver.attributes(root)).containsEntry("cicd.pipeline.result", "failure");
    assertThat(root.getTraceId()).isNotEqualTo(roots(collector).getFirst().getTraceId());
    assertThat(collector.spans())
        .filteredOn(span -> span.getTraceId().equals(root.getTraceId()))
        .anyMatch(span ->
            span.getName().equals("hook judge")
                && span.getStatus().getCode() == StatusCode.STATUS_CODE_ERROR);
    assertThat(collector.spans().toString()).doesNotContain("hidden").doesNotContain("a-secret");
  }
}
