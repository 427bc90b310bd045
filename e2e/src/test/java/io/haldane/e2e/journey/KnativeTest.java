package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import io.haldane.e2e.cluster.Cache;
import io.haldane.e2e.mesh.Knative;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A Knative Service, with Knative's own controllers and Traefik as the proxy. */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class KnativeTest {
  private static final String API = "serving.knative.dev/v1";
  private static final String URL = "http://podinfo.NAMESPACE.example.com/";

  /** Traefik applies a change at most every two seconds, and hears of it from Knative. */
  private static final Duration HEARING = Duration.ofSeconds(4);

  /** A name such as {@code .*ive} runs it without having built Knative. */
  @BeforeAll
  static void knativeIsBuilt() {
    assumeTrue(Knative.isBuilt(Cache.ofUser()), "e2e/binaries/build.sh knative builds it");
  }

  @Test
  void a_good_revision_is_promoted_and_a_bad_one_is_rolled_back(Cluster cluster) {
    try (Knative knative = Knative.start(Cache.ofUser(), cluster.plane());
        Journey journey = Journey.plain(cluster, "knative")) {
      journey.apply("knative/service.yaml");
      journey.await(
          "the Service to be ready",
          () -> {
            knative.check();
            return isReady(journey);
          });
      judge(journey, "podinfo-00002", "");
      journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);
      assertThat(primary(journey)).isEqualTo("podinfo-00001");
      journey.await(
          "the host to answer", () -> Curl.answersFrom(knative.ingress(), journey.url(URL)));

      try (Users users = journey.usersFrom(knative.ingress(), URL).hearing(HEARING)) {
        release(journey, "6.0.1");
        journey.awaitPhase("podinfo", CanaryPhase.SUCCEEDED);
        users.awaitOnly("6.0.1").lostNothing();
        assertThat(users.sharesOf("6.0.1")).containsExactly(10, 20, 30, 40, 50);
      }
      assertThat(primary(journey)).isEqualTo("podinfo-00002");
      judge(journey, "podinfo-00003", "status/500");
      try (Users users = journey.usersFrom(knative.ingress(), URL).hearing(HEARING)) {
        release(journey, "6.0.2");
        journey.awaitPhase("podinfo", CanaryPhase.FAILED);
        users.awaitOnly("6.0.1").lostNothing();
        assertThat(users.sharesOf("6.0.2")).startsWith(10);
      }
      assertThat(primary(journey)).isEqualTo("podinfo-00002");
      assertThat(journey.events("podinfo"))
          .contains("Rolling back podinfo.knative failed checks threshold reached 6");
    }
  }

  /** The checks are of that revision, and its load asks for that path. */
  private static void judge(Journey journey, String revision, String path) {
    journey.applyText(
        Journey.read("knative/weighted.yaml").replace("REVISION", revision).replace("PATH", path));
  }

  private static void release(Journey journey, String tag) {
    journey
        .client()
        .genericKubernetesResources(API, "Service")
        .inNamespace(journey.namespace())
        .withName("podinfo")
        .patch(
            PatchContext.of(PatchType.JSON),
            "[{\"op\":\"replace\",\"path\":\"/spec/template/spec/containers/0/image\",\"value\":\"stefanprodan/podinfo:%s\"}]"
                .formatted(tag));
  }

  private static JsonNode service(Journey journey) {
    return new ObjectMapper().valueToTree(journey.object(API, "Service", "podinfo"));
  }

  private static boolean isReady(Journey journey) {
    return service(journey)
        .at("/status/conditions")
        .valueStream()
        .anyMatch(condition ->
            condition.path("type").asText().equals("Ready")
                && condition.path("status").asText().equals("True"));
  }

  private static String primary(Journey journey) {
    return service(journey)
        .path("metadata")
        .path("annotations")
        .path("flagger.app/primary-revision")
        .asText();
  }
}
