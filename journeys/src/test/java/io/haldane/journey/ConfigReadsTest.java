package io.haldane.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.sandbox.api.ApiRequest;
import io.haldane.sandbox.api.Fault;
import io.haldane.sandbox.api.KindSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** F989: what cannot be read has not changed. */
@Tag("long")
final class ConfigReadsTest {
  private static final Workload SHOP = new Workload("shop", "configured", 8080);
  private static final Set<String> CONFIGS = Set.of("configmaps", "secrets");
  private static final int UNTIL_CLEARED = 1_000_000;
  private static final String OBJECTS =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: shop}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings, namespace: shop}
      data: {COLOUR: blue}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: login, namespace: shop}
      type: Opaque
      data: {PASSWORD: aGFsbG8=}
      """;

  /** Optional, so that one who took unreadable for absent would see a new configuration. */
  private static final String USES =
      "envFrom: [{configMapRef: {name: settings, optional: true}}, {secretRef: {name: login, optional: true}}], ports: [";

  @Test
  @DisplayName("F989: while configuration cannot be read no run starts and no checksum changes")
  void while_configuration_cannot_be_read_no_run_starts_and_no_checksum_changes() {
    try (Journey journey = Journey.begin(KindSet.ISTIO, "-settle=1s")) {
      journey.apply(OBJECTS);
      journey.apply(SHOP.manifest().replace("ports: [", USES) + "---\n" + SHOP.canary(""));
      journey.awaitPhase("shop", "configured", CanaryPhase.INITIALIZED);
      Map<String, String> checksums = journey.status("shop", "configured").trackedConfigs();
      assertThat(checksums).containsOnlyKeys("configmap/settings", "secret/login");
      try (StatusHistory statuses = new StatusHistory(journey.client(), "shop")) {
        journey.api().faults().dropWatches();
        looksAgain(journey);
        unreadable(journey, 403);
        looksAgain(journey);
        readable(journey);
        unreadable(journey, 500);
        looksAgain(journey);
        journey.restart();
        journey.await("the new controller to say so", () -> isToldInTheLog(journey));
        readable(journey);
        looksAgain(journey);
        assertThat(statuses.changes(CanaryStatus::trackedConfigs)).containsExactly(checksums);
        assertThat(statuses.changes(CanaryStatus::phase)).containsExactly(CanaryPhase.INITIALIZED);
      }
      aRealChangeStartsARun(journey, checksums);
    }
  }

  private static void unreadable(Journey journey, int code) {
    journey
        .api()
        .faults()
        .next(UNTIL_CLEARED, ConfigReadsTest::readsConfigs, new Fault.Refuse(code));
    journey.api().faults().forgetHistory();
    journey.api().faults().dropWatches();
    awaitRefusals(journey);
  }

  /** Of both kinds. */
  private static void awaitRefusals(Journey journey) {
    journey.api().requests().reset();
    for (String resource : CONFIGS) {
      journey.await(
          resource + " to be refused", () -> reads(journey, resource, code -> code >= 400) > 0);
    }
  }

  private static void readable(Journey journey) {
    journey.api().requests().reset();
    journey.api().faults().clear();
    for (String resource : CONFIGS) {
      journey.await(
          resource + " to be watched again",
          () -> reads(journey, resource, code -> code == 101) > 0);
    }
  }

  private static long reads(Journey journey, String resource, IntPredicate status) {
    return journey.requests().stream()
        .filter(request -> request.resource().equals(resource))
        .filter(request -> !request.verb().writes() && status.test(request.status()))
        .count();
  }

  private static boolean readsConfigs(ApiRequest request) {
    return CONFIGS.contains(request.resource()) && !request.verb().writes();
  }

  /** A Service that is gone is brought back, so the controller has looked at everything. */
  private static void looksAgain(Journey journey) {
    var service = journey.client().services().inNamespace("shop").withName("configured-canary");
    service.delete();
    journey.await("the canary's Service to come back", () -> service.get() != null);
  }

  private static boolean isToldInTheLog(Journey journey) {
    return journey.controller().lastLines().stream()
        .anyMatch(line -> line.contains("cannot reconcile this canary"));
  }

  private static void aRealChangeStartsARun(Journey journey, Map<String, String> checksums) {
    var settings = journey.client().configMaps().inNamespace("shop").withName("settings");
    settings.patch(PatchContext.of(PatchType.JSON_MERGE), "{\"data\":{\"COLOUR\":\"red\"}}");
    journey.awaitPhase("shop", "configured", CanaryPhase.SUCCEEDED);
    assertThat(journey.status("shop", "configured").trackedConfigs())
        .containsOnlyKeys(checksums.keySet())
        .containsEntry("secret/login", checksums.get("secret/login"))
        .doesNotContainEntry("configmap/settings", checksums.get("configmap/settings"));
    assertThat(
            journey
                .client()
                .configMaps()
                .inNamespace("shop")
                .withName("settings-primary")
                .get()
                .getData())
        .containsEntry("COLOUR", "red");
  }
}
