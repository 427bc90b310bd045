package io.haldane.sandbox.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.haldane.sandbox.api.ApiRequest;
import io.haldane.sandbox.api.Fault;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class WorkloadsTest {

  @Test
  void a_deployment_gets_pods_that_answer_over_http() {
    try (Cluster cluster = new Cluster(2, "podinfo:1.0.0")) {
      cluster.until("a complete rollout", cluster::complete);
      List<Pod> pods = cluster.serving();
      Pod pod = pods.getFirst();
      HttpResponse<String> answer = cluster.get(pod, "/");

      assertThat(pods).hasSize(2);
      assertThat(pod.getMetadata().getName()).matches("podinfo-[0-9a-f]{8}-[a-z0-9]{5}");
      assertThat(pod.getMetadata().getAnnotations()).containsEntry(Workloads.WORKLOAD, "podinfo");
      assertThat(pod.getStatus().getPhase()).isEqualTo("Running");
      assertThat(answer.headers().firstValue("x-version")).contains("1.0.0");
      assertThat(answer.body()).contains("\"version\":\"1.0.0\"");
      assertThat(cluster.get(pod, "/healthz").statusCode()).isEqualTo(200);
      assertThat(cluster.get(pod, "/readyz").statusCode()).isEqualTo(200);
      assertThat(cluster.get(pod, "/status/418").statusCode()).isEqualTo(418);
      assertThat(cluster.get(pod, "/delay/0").statusCode()).isEqualTo(200);
      assertThat(cluster.get(pod, "/token").body()).contains("token");
      assertThat(cluster.get(pod, "/nothing").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void a_rolling_update_keeps_serving_all_the_way() {
    try (Cluster cluster = new Cluster(2, "podinfo:1.0.0")) {
      cluster.until("a complete rollout", cluster::complete);
      cluster.image("podinfo:2.0.0");
      Set<String> versions = new HashSet<>();
      List<Integer> serving = new ArrayList<>();
      cluster.until(
          "the new version everywhere",
          () -> {
            List<Pod> pods = cluster.serving();
            serving.add(pods.size());
            pods.forEach(pod -> versions.add(version(cluster, pod)));
            return cluster.complete();
          });

      assertThat(serving).allMatch(count -> count >= 2);
      assertThat(versions).containsExactlyInAnyOrder("1.0.0", "2.0.0");
      assertThat(cluster.serving()).allMatch(pod -> version(cluster, pod).equals("2.0.0"));
      cluster.until("the old pods' end", () -> cluster.pods().size() == 2);
    }
  }

  @Test
  void a_version_that_crashes_leaves_the_old_one_serving_and_misses_its_deadline() {
    try (Cluster cluster = new Cluster(1, "podinfo:1.0.0")) {
      cluster.until("a complete rollout", cluster::complete);
      cluster.image("podinfo:crash");
      cluster.until(
          "the deadline", () -> cluster.reason("Progressing").equals("ProgressDeadlineExceeded"));

      assertThat(cluster.reason("Available")).isEqualTo("MinimumReplicasAvailable");
      assertThat(cluster.podinfo().get().getStatus().getUpdatedReplicas()).isEqualTo(1);
      assertThat(cluster.podinfo().get().getStatus().getReadyReplicas()).isEqualTo(1);
      assertThat(cluster.serving()).allMatch(pod -> version(cluster, pod).equals("1.0.0"));
      cluster.until("a restart", () -> cluster.pods().stream().anyMatch(WorkloadsTest::restarted));
    }
  }

  @Test
  void an_image_that_is_missing_is_never_pulled() {
    try (Cluster cluster = new Cluster(1, "missing/podinfo:1.0.0")) {
      cluster.until(
          "the pod's status", () -> cluster.pods().stream().anyMatch(WorkloadsTest::pull));
      assertThat(cluster.reason("Available")).isEqualTo("MinimumReplicasUnavailable");
    }
  }

  @Test
  void a_deployment_follows_its_replicas_to_zero_and_back() {
    try (Cluster cluster = new Cluster(1, "podinfo:1.0.0")) {
      cluster.until("a complete rollout", cluster::complete);
      cluster.replicas(0);
      cluster.until("no pods", () -> cluster.pods().isEmpty() && cluster.complete());
      cluster.replicas(3);
      cluster.until("three pods", () -> cluster.serving().size() == 3 && cluster.complete());
    }
  }

  @Test
  void a_deleted_pod_answers_for_its_grace_and_is_replaced() {
    try (Cluster cluster = new Cluster(1, "podinfo:1.0.0")) {
      cluster.until("a complete rollout", cluster::complete);
      Pod pod = cluster.serving().getFirst();
      cluster.client.resource(pod).delete();

      assertThat(cluster.get(pod, "/").statusCode()).isEqualTo(200);
      cluster.until(
          "another pod alone",
          () -> cluster.pods().size() == 1 && cluster.complete() && !cluster.pods().contains(pod));
    }
  }

  @Test
  void a_deleted_deployment_takes_its_pods_with_it() {
    try (Cluster cluster = new Cluster(2, "podinfo:1.0.0")) {
      cluster.until("a complete rollout", cluster::complete);
      cluster.podinfo().delete();
      cluster.until("no pods", () -> cluster.pods().isEmpty());
    }
  }

  @Test
  void a_deployment_that_is_as_it_should_be_causes_no_writes() {
    try (Cluster cluster = new Cluster(2, "podinfo:1.0.0")) {
      cluster.until("a complete rollout", cluster::complete);
      cluster.until("quiet", () -> quiet(cluster));
    }
  }

  @Test
  void a_refused_write_is_made_good() {
    try (Cluster cluster = new Cluster(1, "podinfo:1.0.0")) {
      cluster.api.faults().next(5, WorkloadsTest::writes, new Fault.Refuse(409));
      cluster.until("a complete rollout", cluster::complete);
    }
  }

  private static boolean writes(ApiRequest request) {
    return request.verb().writes();
  }

  /** No write between two looks at the pods, which come after whatever was under way. */
  private static boolean quiet(Cluster cluster) {
    cluster.api.requests().reset();
    for (int i = 0; i < 10; i++) {
      cluster.pods();
    }
    return cluster.api.requests().matching(WorkloadsTest::writes).isEmpty();
  }

  private static boolean restarted(Pod pod) {
    return pod.getStatus().getContainerStatuses().getFirst().getRestartCount() > 0;
  }

  private static boolean pull(Pod pod) {
    return pod.getStatus() != null
        && pod.getStatus().getContainerStatuses().stream()
            .anyMatch(status -> status.getState().getWaiting().getReason().equals("ErrImagePull"));
  }

  private static String version(Cluster cluster, Pod pod) {
    return cluster.get(pod, "/version").headers().firstValue("x-version").orElse("none");
  }
}
