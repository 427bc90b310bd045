package io.haldane.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.haldane.api.LiveObjects;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.sandbox.api.KindSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A release goes on, step by step and on time, while hundreds of hostile objects come. */
@Tag("long")
final class HostileObjectsTest {
  private static final long SEED = Long.getLong("haldane.seed", 1);
  private static final int OBJECTS = Integer.getInteger("haldane.objects", 400);
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /** A busy machine takes a moment; a controller that hangs takes many. */
  private static final Duration LATE = Duration.ofSeconds(2);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Workload GOOD = new Workload("good", "till", 8080);

  /** The spec of each; that of a canary, or of another kind where it is named. */
  private static final List<String> SPECS =
      List.of(
          "{\"targetRef\": T, \"service\": {\"port\": 80, \"targetPort\": 2147483648}, \"analysis\": A}",
          "{\"targetRef\": T, \"service\": {\"port\": 80, \"targetPort\": 99999999999}, \"analysis\": A}",
          "{\"service\": {\"port\": 80}, \"analysis\": A}",
          "{\"targetRef\": null, \"service\": {\"port\": 80}, \"analysis\": A}",
          "{\"targetRef\": {\"kind\": [\"Deployment\"], \"name\": {}}, \"service\": {\"port\": 80}, \"analysis\": A}",
          "{\"targetRef\": T, \"service\": [], \"analysis\": A}",
          "{\"targetRef\": T, \"service\": {\"port\": 80}, \"analysis\": {\"interval\": \"L\", \"stepWeight\": 10}}",
          "{\"targetRef\": T, \"service\": {\"port\": 80}, \"analysis\": {\"interval\": \"1s\", \"metrics\": [null, {}, 5]}}",
          "{\"targetRef\": T, \"service\": {\"port\": 80}, \"analysis\": {\"interval\": \"1s\", \"stepWeight\": 10, \"webhooks\": [null, {\"name\": \"x\", \"type\": \"rollout\", \"url\": null}]}}",
          "{\"targetRef\": T, \"service\": {\"port\": 80}, \"analysis\": {\"interval\": \"1s\", \"stepWeight\": 10, \"webhooks\": [{\"name\": \"x\", \"url\": \"http://127.0.0.1:1/\", \"type\": \"confirm-rollout\", \"timeout\": \"9000000000s\", \"retries\": 2147483647}]}}",
          "{\"targetRef\": T, \"service\": {\"port\": 80, \"trafficPolicy\": D}, \"analysis\": A}",
          "{\"targetRef\": T, \"service\": {\"port\": 80}, \"analysis\": {\"interval\": \"1s\", \"stepWeights\": W}}",
          "{\"targetRef\": T, \"service\": {\"port\": 80}, \"analysis\": {\"interval\": \"1s\", \"stepWeight\": 10, \"webhooks\": [{\"name\": \"x\", \"url\": \"http://a/\", \"metadata\": {\"K\": \"v\"}}]}}",
          "\"text\"",
          "null");

  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  @Test
  void a_good_canary_beside_hostile_objects_is_on_time() throws InterruptedException {
    try (Journey journey =
        Journey.begin(
            KindSet.ISTIO,
            "-lease-duration=15s",
            "-lease-renew-deadline=10s",
            "-lease-retry-period=2s")) {
      journey.apply(GOOD.manifest() + "---\n" + GOOD.canary(Trouble.ALWAYS_FINE));
      journey.awaitPhase("good", "till", CanaryPhase.INITIALIZED);
      Thread hostile = Thread.ofVirtual().name("hostile").start(() -> attack(journey));
      journey.await("the first hostile objects", () -> made.get() >= OBJECTS / 8);
      GOOD.release(journey, "2", Map.of());
      journey.awaitPhase("good", "till", CanaryPhase.SUCCEEDED);
      hostile.join();
      Workload late = new Workload("late", "till", 8080);
      journey.apply(late.manifest() + "---\n" + late.canary(Trouble.ALWAYS_FINE));
      journey.awaitPhase("late", "till", CanaryPhase.INITIALIZED);
      List<Duration> steps = journey.routes().steps("good", "till");
      System.out.printf(
          "hostile: %d objects made, %d refused, seed %d; steps of the good canary in ms: %s%n",
          made.get(), refused.get(), SEED, steps.stream().map(Duration::toMillis).toList());
      assertThat(journey.routes().weights("good", "till")).containsExactly(0, 20, 40, 60, 0);
      assertThat(steps)
          .hasSize(3)
          .allMatch(step -> step.compareTo(INTERVAL.minusMillis(50)) >= 0)
          .allMatch(step -> step.compareTo(INTERVAL.plus(LATE)) <= 0);
      assertThat(journey.controller().isAlive()).isTrue();
      isNamed(journey, 0, "spec.service.targetPort is 2147483648, not a port; correct the canary");
      isNamed(journey, 2, "spec.targetRef is missing; correct the canary");
      isNamed(
          journey, 11, "spec.analysis.stepWeights has 100000 entries; at most 1000 are supported");
      assertThat(journey.controller().lastLines()).noneMatch(line -> line.contains("a bug"));
    }
  }

  private static void isNamed(Journey journey, int which, String message) {
    journey.await(message, () -> conditions(journey, "h" + which).contains(message));
  }

  /** As JSON, because a client that is not lenient cannot read it. */
  private static List<String> conditions(Journey journey, String name) {
    GenericKubernetesResource canary =
        journey
            .client()
            .genericKubernetesResources(Canary.API_VERSION, Canary.KIND)
            .inNamespace("hostile")
            .withName(name)
            .get();
    return LiveObjects.toJson(canary).at("/status/conditions").findValuesAsText("message");
  }

  private void attack(Journey journey) {
    Random random = new Random(SEED);
    for (int i = 0; i < OBJECTS; i++) {
      String spec = i < SPECS.size() ? SPECS.get(i) : SPECS.get(random.nextInt(SPECS.size()));
      try {
        create(journey, "canaries", "Canary", "h" + i, filled(spec));
        if (i % 5 == 0) {
          create(
              journey,
              "metrictemplates",
              "MetricTemplate",
              "h" + i,
              "{\"provider\": [], \"query\": {}}");
          create(journey, "alertproviders", "AlertProvider", "h" + i, "{\"type\": {\"a\": 1}}");
        }
        made.incrementAndGet();
      } catch (KubernetesClientException | JsonProcessingException e) {
        refused.incrementAndGet();
      }
    }
  }

  private static String filled(String spec) {
    return spec.replace(
            "T", "{\"apiVersion\": \"apps/v1\", \"kind\": \"Deployment\", \"name\": \"nothing\"}")
        .replace("A", "{\"interval\": \"1s\", \"stepWeight\": 10}")
        .replace("\"L\"", "\"" + "1".repeat(300_000) + "s\"")
        .replace("D}", "{\"a\":".repeat(300) + "1" + "}".repeat(300) + "}")
        .replace("\"K\"", "\"" + "k".repeat(40_000) + "\"")
        .replace("W}", "[1" + ",1".repeat(99_999) + "]}");
  }

  private static void create(Journey journey, String plural, String kind, String name, String spec)
      throws JsonProcessingException {
    ObjectNode object = JSON.createObjectNode();
    object.put("apiVersion", "flagger.app/v1beta1").put("kind", kind);
    object.putObject("metadata").put("name", name).put("namespace", "hostile");
    object.set("spec", JSON.readTree(spec));
    journey.client().raw("/apis/flagger.app/v1beta1/namespaces/hostile/" + plural, "POST", object);
  }
}
