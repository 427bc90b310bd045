package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.e2e.Cluster;
import io.haldane.sandbox.load.Visit;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What else a release can meet on its way. */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class IstioLifecycleTest {
  private static final Pattern SERVED =
      Pattern.compile("http_request_duration_seconds_count\\{[^}]*} (\\d+)");

  @Test
  void shadows_reach_the_canary_and_users_do_not(Cluster cluster) {
    try (Journey journey = begin(cluster, "istio-mirroring", "istio/mirroring.yaml");
        Users users = journey.users("http://podinfo.NAMESPACE/")) {
      journey.release("podinfo", "6.0.1");
      journey.await("mirroring to begin", () -> mirrored(journey.status("podinfo")));
      journey.await("shadows to reach the canary", () -> servedByCanary(journey) > 0);
      long usersBefore = users.tally().total();
      long shadowsBefore = servedByCanary(journey);
      journey.await("300 more requests", () -> users.tally().total() >= usersBefore + 300);
      long shadows = servedByCanary(journey) - shadowsBefore;
      long all = users.tally().total() - usersBefore;
      assertThat(mirrored(journey.status("podinfo"))).isTrue();
      journey.share("mirrored", 60, shadows, all);

      journey.awaitPromoted("podinfo", "6.0.1");
      users.lostNothing();
      assertThat(users.during(IstioLifecycleTest::mirrored))
          .hasSizeGreaterThan(300)
          .allMatch(IstioLifecycleTest::byPrimary)
          .allMatch(visit -> visit.version().equals("6.0.0"));
      assertThat(users.sharesOf("6.0.1")).containsExactly(30);
    }
  }

  @Test
  void weight_waits_at_a_gate_and_goes_back_in_steps(Cluster cluster) {
    try (Journey journey = begin(cluster, "istio-gate", "istio/gate-and-way-back.yaml");
        Users users = journey.users("http://podinfo.NAMESPACE/")) {
      journey.release("podinfo", "6.0.1");
      journey.await("the gate to be asked", () -> halted(journey, "traffic-gate"));
      awaitRequests(journey, users, 200);
      assertThat(journey.status("podinfo").phase()).isEqualTo(CanaryPhase.PROGRESSING);
      assertThat(users.visits()).allMatch(IstioLifecycleTest::byPrimary);

      tell(journey, "/gate/open");
      journey.awaitPromoted("podinfo", "6.0.1");
      users.lostNothing();
      assertThat(users.sharesOf("6.0.1")).containsExactly(60);
      List<Visit> wayBack =
          users.during(status -> status.phase() == CanaryPhase.PROMOTING && status.weight() == 30);
      journey.share("on the way back", 30, byCanary(wayBack), wayBack.size());
      assertThat(wayBack)
          .hasSizeGreaterThan(100)
          .allMatch(visit -> visit.version().equals("6.0.1"));
      assertThat(journey.events("podinfo"))
          .contains("Advance podinfo.istio-gate primary weight 70");
    }
  }

  @Test
  void somebody_who_objects_ends_the_run(Cluster cluster) {
    try (Journey journey = begin(cluster, "istio-rollback", "istio/rollback-hook.yaml");
        Users users = journey.users("http://podinfo.NAMESPACE/")) {
      journey.release("podinfo", "6.0.1");
      journey.await("users to meet it", () -> users.tally().byVersion().containsKey("6.0.1"));
      awaitRequests(journey, users, 250);
      tell(journey, "/rollback/open");
      journey.awaitPhase("podinfo", CanaryPhase.FAILED);
      journey.await("the canary's pods to be gone", () -> journey.pods("podinfo").isEmpty());
      users.lostNothing();

      assertThat(users.sharesOf("6.0.1")).startsWith(20);
      assertThat(users.during(status -> status.phase() == CanaryPhase.FAILED))
          .isNotEmpty()
          .allMatch(IstioLifecycleTest::byPrimary);
      assertThat(journey.tag("podinfo-primary")).isEqualTo("6.0.0");
      assertThat(journey.events("podinfo"))
          .contains("Rolling back podinfo.istio-rollback manual webhook invoked");
    }
  }

  @Test
  void a_changed_secret_is_released_once_its_canary_is_not_suspended(Cluster cluster) {
    try (Journey journey = begin(cluster, "istio-suspend", "istio/suspended.yaml");
        Users users = journey.users("http://podinfo.NAMESPACE/")) {
      journey.edit("podinfo", "{\"spec\":{\"suspend\":true}}");
      change(journey, "podinfo-secret");
      awaitRequests(journey, users, 600);
      assertThat(journey.status("podinfo").phase()).isEqualTo(CanaryPhase.INITIALIZED);
      assertThat(secret(journey, "podinfo-secret")).isEqualTo("changed");
      assertThat(secret(journey, "podinfo-secret-primary")).isEqualTo("secret");

      journey.edit("podinfo", "{\"spec\":{\"suspend\":false}}");
      journey.awaitPromoted("podinfo", "6.0.0");
      users.lostNothing();
      List<Visit> half =
          users.during(
              status -> status.phase() == CanaryPhase.PROGRESSING && status.weight() == 50);
      journey.share("of the same version", 50, byCanary(half), half.size());
      assertThat(half).hasSizeGreaterThan(100);
      assertThat(secret(journey, "podinfo-secret-primary")).isEqualTo("changed");
    }
  }

  @Test
  void users_stay_with_a_proven_version_that_the_primary_cannot_run(Cluster cluster) {
    try (Journey journey = begin(cluster, "istio-stuck-primary", "istio/stuck-primary.yaml");
        Users users = journey.users("http://podinfo.NAMESPACE/")) {
      journey.release("podinfo", "6.0.1");
      journey.await("half of the users", () -> journey.status("podinfo").weight() == 50);
      ResourceQuota full = noMorePods(journey);
      journey.awaitPhase("podinfo", CanaryPhase.FAILED);
      awaitRequests(journey, users, 300);
      assertThat(journey.status("podinfo").weight()).isEqualTo(100);
      assertThat(journey.events("podinfo"))
          .anyMatch(event -> event.startsWith("Promotion of podinfo.istio-stuck-primary failed"));

      journey.client().resource(full).delete();
      journey.release("podinfo", "6.0.2");
      journey.await(
          "the mended version to be promoted",
          () ->
              journey.tag("podinfo-primary").equals("6.0.2")
                  && journey.status("podinfo").phase() == CanaryPhase.SUCCEEDED);
      users.awaitOnly("6.0.2").lostNothing();
      assertThat(users.during(IstioLifecycleTest::failed))
          .hasSizeGreaterThan(100)
          .noneMatch(IstioLifecycleTest::byPrimary);
      assertThat(users.visits()).last().matches(IstioLifecycleTest::byPrimary);
    }
  }

  private static boolean failed(CanaryStatus status) {
    return status.phase() == CanaryPhase.FAILED;
  }

  /** Those that are there stay. The status is ours to write, as nobody counts here. */
  private static ResourceQuota noMorePods(Journey journey) {
    Map<String, Quantity> none = Map.of("pods", new Quantity("0"));
    ResourceQuota quota =
        new ResourceQuotaBuilder()
            .withNewMetadata()
            .withName("full")
            .withNamespace(journey.namespace())
            .endMetadata()
            .withNewSpec()
            .withHard(none)
            .endSpec()
            .withNewStatus()
            .withHard(none)
            .withUsed(none)
            .endStatus()
            .build();
    journey.client().resource(quota).create();
    return journey.client().resource(quota).patchStatus();
  }

  private static Journey begin(Cluster cluster, String namespace, String canary) {
    Journey journey = Journey.inMesh(cluster, namespace);
    journey.apply("podinfo.yaml");
    journey.apply(canary);
    journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);
    journey.await("the target to have no pods", () -> journey.pods("podinfo").isEmpty());
    return journey;
  }

  private static boolean mirrored(CanaryStatus status) {
    return Boolean.TRUE.equals(status.mirrored());
  }

  private static boolean byPrimary(Visit visit) {
    return visit.pod().startsWith("podinfo-primary-");
  }

  private static long byCanary(List<Visit> visits) {
    return visits.stream().filter(visit -> !byPrimary(visit)).count();
  }

  /** What the canary's pods count themselves. */
  private static long servedByCanary(Journey journey) {
    return journey.pods("podinfo").stream()
        .map(pod -> Curl.get(URI.create("http://" + pod.getStatus().getPodIP() + ":9898/metrics")))
        .flatMap(metrics -> SERVED.matcher(metrics).results())
        .mapToLong(count -> Long.parseLong(count.group(1)))
        .sum();
  }

  private static void awaitRequests(Journey journey, Users users, int more) {
    long before = users.tally().total();
    journey.await(more + " more requests", () -> users.tally().total() >= before + more);
  }

  private static boolean halted(Journey journey, String gate) {
    return journey.events("podinfo").stream()
        .anyMatch(event -> event.startsWith("Halt ") && event.endsWith(gate));
  }

  private static void tell(Journey journey, String order) {
    int status =
        Curl.post(
            journey.url("http://flagger-loadtester.NAMESPACE" + order),
            "{\"name\":\"podinfo\",\"namespace\":\"%s\"}".formatted(journey.namespace()));
    assertThat(status).isEqualTo(202);
  }

  private static void change(Journey journey, String secret) {
    journey
        .client()
        .secrets()
        .inNamespace(journey.namespace())
        .withName(secret)
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"stringData\":{\"value\":\"changed\"}}");
  }

  private static String secret(Journey journey, String name) {
    var secret = journey.client().secrets().inNamespace(journey.namespace()).withName(name).get();
    return new String(
        Base64.getDecoder().decode(secret.getData().get("value")), StandardCharsets.UTF_8);
  }
}
