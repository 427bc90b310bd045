package io.haldane.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.sandbox.api.KindSet;
import io.haldane.sandbox.load.Load;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One tenant does what its permissions allow to stop the canaries of another. */
@Tag("long")
final class HostileTenantTest {
  private static final Workload GOOD = new Workload("good", "shop", 8080);

  /** Each canary of the hostile tenant is looked at, held, and tells so to its event hook. */
  private static String callers(String url, int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            """
            apiVersion: flagger.app/v1beta1
            kind: Canary
            metadata: {name: caller-%d, namespace: hostile}
            spec:
              targetRef: {apiVersion: apps/v1, kind: Deployment, name: missing-%d}
              service: {port: 80}
              analysis:
                interval: 1s
                threshold: 3
                stepWeight: 20
                maxWeight: 60
                webhooks:
                - {name: call, type: event, url: "%s", timeout: 1ms, retries: 1000000}
            """
                .formatted(i, i, url))
        .collect(Collectors.joining("---\n"));
  }

  private static String newcomers(int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: new-%1$d, namespace: hostile}
            spec:
              replicas: 0
              selector: {matchLabels: {app: new-%1$d}}
              template:
                metadata: {labels: {app: new-%1$d}}
                spec: {containers: [{name: app, image: "new:1"}]}
            ---
            apiVersion: flagger.app/v1beta1
            kind: Canary
            metadata: {name: new-%1$d, namespace: hostile}
            spec:
              targetRef: {apiVersion: apps/v1, kind: Deployment, name: new-%1$d}
              service: {port: 80}
              metricsServer: http://tarpit.example
              analysis:
                interval: 1s
                threshold: 3
                stepWeight: 20
                maxWeight: 60
                metrics: [{name: request-success-rate, thresholdRange: {min: 99}}]
            """
                .formatted(i))
        .collect(Collectors.joining("---\n"));
  }

  private static final String NAMESPACE =
      "apiVersion: v1\nkind: Namespace\nmetadata: {name: hostile}\n---\n";

  @Test
  void hooks_without_end_at_the_metrics_server_disturb_no_other_tenant() {
    try (Journey journey = Journey.begin(KindSet.ISTIO)) {
      journey.mesh().register("metrics.example", new BusyMetrics());
      journey.apply(GOOD.manifest() + "---\n" + measuredThere());
      journey.apply(NAMESPACE + callers("http://metrics.example/secret", 60));
      journey.awaitPhase("good", "shop", CanaryPhase.INITIALIZED);
      journey.await(
          "all callers to be held",
          () -> IntStream.range(0, 60).allMatch(i -> isHeld(journey, "caller-" + i)));
      try (Load _ = journey.load(GOOD.url(), 50);
          StatusHistory history = new StatusHistory(journey.client(), "good")) {
        GOOD.release(journey, "2", Map.of());
        journey.awaitPhase("good", "shop", CanaryPhase.SUCCEEDED);
        System.out.println("steps beside hooks without end: " + steps(history));
      }
      assertThat(journey.routes().weights("good", "shop")).containsExactly(0, 20, 40, 60, 0);
      assertThat(journey.events("good", "shop")).noneMatch(event -> event.startsWith("Halt"));
    }
  }

  private static String measuredThere() {
    return GOOD.canary().replace("spec:\n", "spec:\n  metricsServer: http://metrics.example\n");
  }

  /** Answers queries, and asks everybody who posts to come again. */
  private static final class BusyMetrics implements HttpHandler {
    @Override
    public void handle(HttpExchange exchange) throws IOException {
      boolean check = String.valueOf(exchange.getRequestURI()).contains("vector");
      String result = "[{\"metric\":{},\"value\":[0,\"" + (check ? 1 : 100) + "\"]}]";
      String body =
          "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":" + result + "}}";
      Answering.with(exchange.getRequestMethod().equals("GET") ? 200 : 503, body).handle(exchange);
    }
  }

  private static boolean isHeld(Journey journey, String name) {
    return !journey.status("hostile", name).conditions().isEmpty();
  }

  private static List<String> steps(StatusHistory history) {
    List<String> steps = new ArrayList<>();
    Instant[] before = {Instant.now()};
    history.seen().stream()
        .map(canary -> canary.statusOrEmpty())
        .filter(status -> status.lastTransitionTime() != null)
        .map(status ->
            Map.entry(
                status.phase().text() + " " + status.weight(),
                Instant.parse(status.lastTransitionTime())))
        .filter(step -> steps.stream().noneMatch(known -> known.startsWith(step.getKey() + " +")))
        .forEach(step -> {
          Duration took = Duration.between(before[0], step.getValue());
          before[0] = step.getValue();
          steps.add(step.getKey() + " +" + Math.max(0, took.toMillis()) + "ms");
        });
    return steps;
  }

  @Test
  void newcomers_at_a_tarpit_keep_no_other_newcomer_waiting() {
    try (Journey journey = Journey.begin(KindSet.ISTIO);
        HangingHost tarpit = new HangingHost()) {
      journey.mesh().register("tarpit.example", tarpit);
      journey.apply(NAMESPACE + newcomers(200));
      Instant begun = Instant.now();
      journey.apply(GOOD.manifest() + "---\n" + GOOD.canary());
      journey.awaitPhase("good", "shop", CanaryPhase.INITIALIZED);
      Duration took = Duration.between(begun, Instant.now());
      System.out.println("initialised beside 200 newcomers at a tarpit in " + took);
      assertThat(took).isLessThan(Duration.ofSeconds(25));
    }
  }
}
