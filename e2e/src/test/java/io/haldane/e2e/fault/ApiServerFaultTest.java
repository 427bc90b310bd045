package io.haldane.e2e.fault;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import io.haldane.e2e.cluster.ControlPlane;
import io.haldane.e2e.journey.ClusterExtension;
import io.haldane.e2e.journey.Users;
import io.haldane.e2e.process.Signal;
import io.haldane.e2e.process.Until;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The API server does not answer for a while, in the middle of two releases. */
@Tag("e2e")
@Tag("fault")
@ExtendWith(ClusterExtension.class)
class ApiServerFaultTest {
  private static final String JUDGED = "webhooks: [{name: judge, type: rollout, url: \"%s\"}]\n";

  @Test
  void releases_go_on_after_the_api_server_hung_for_a_minute(Cluster cluster) {
    ControlPlane plane = cluster.plane();
    releases(
        cluster,
        "api-held",
        List.of("-min-interval=1s"),
        () -> plane.api().signal(Signal.STOP),
        () -> {
          Hold.of(Duration.ofSeconds(60));
          plane.api().signal(Signal.CONT);
        });
  }

  /** Shorter than the leader's patience: it lives through it. */
  @Test
  void releases_go_on_after_the_api_server_was_ended_and_started(Cluster cluster) {
    ControlPlane plane = cluster.plane();
    releases(
        cluster,
        "api-ended",
        List.of("-min-interval=1s"),
        () -> plane.api().kill(),
        plane::restartApi);
  }

  private static void releases(
      Cluster cluster, String name, List<String> terms, Runnable begin, Runnable end) {
    try (Outside outside = Outside.open();
        Subject good = Subject.begin(cluster, name + "-good", Subject.FINE);
        Subject bad =
            Subject.begin(
                cluster, name + "-bad", Subject.FINE + JUDGED.formatted(outside.url("judge")))) {
      outside.condemn(bad.namespace());
      List<String> flags = new ArrayList<>(outside.flags());
      flags.addAll(terms);
      try (Kubelet kubelet = Kubelet.start(Replica.of(cluster, name, 8081, flags).inPod())) {
        good.awaitInitialized();
        bad.awaitInitialized();
        try (Users ofGood = good.users();
            Users ofBad = bad.users();
            Moments moments = Moments.once(good, "Progressing 20", begin)) {
          good.release("6.0.1");
          bad.release("6.0.2");
          Until.holds(
              "weight 20", Duration.ofMinutes(2), () -> moments.seen().contains("Progressing 20"));
          end.run();
          Instant over = Instant.now();
          Until.holds("an answer", Duration.ofMinutes(1), () -> answers(cluster));
          good.awaitWeight(40);
          good.journey()
              .figure(
                  "the next step came %d ms after the API server was back; the controller had ended %d times"
                      .formatted(
                          Duration.between(over, Instant.now()).toMillis(),
                          kubelet.deaths().size()));
          good.awaitEnd(CanaryPhase.SUCCEEDED);
          bad.awaitEnd(CanaryPhase.FAILED);
          ofGood.lostNothing();
          ofBad.lostNothing();
        }
        AuditLog audit = AuditLog.of(cluster);
        new Tale(good).promoted().isTold(outside, audit, kubelet.deaths());
        new Tale(bad).rolledBack().isTold(outside, audit, kubelet.deaths());
        Steps.wereAsFarAsNoted(good, audit, 1, 20, 40);
        Steps.wereAsFarAsNoted(bad, audit, 1, 20);
      }
    }
  }

  private static boolean answers(Cluster cluster) {
    try {
      return "ok".equals(cluster.client().raw("/readyz"));
    } catch (KubernetesClientException notYet) {
      return false;
    }
  }
}
