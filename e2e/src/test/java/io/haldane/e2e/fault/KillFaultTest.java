package io.haldane.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import io.haldane.e2e.journey.ClusterExtension;
import io.haldane.e2e.journey.Users;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The controller is killed whenever a release gets on. */
@Tag("e2e")
@Tag("fault")
@ExtendWith(ClusterExtension.class)
class KillFaultTest {
  private static final int PORT = 8081;
  private static final List<String> INITIALISATION =
      List.of("Initializing", "route from none to 0", "Initialized");
  private static final String GATED =
      "webhooks: [{name: gate, type: confirm-rollout, url: \"%s\"}]\n";
  private static final String JUDGED = "webhooks: [{name: judge, type: rollout, url: \"%s\"}]\n";

  @Test
  void a_promotion_and_a_rollback_end_as_they_should_wherever_the_controller_dies(Cluster cluster) {
    try (Outside outside = Outside.open();
        Subject good =
            Subject.begin(
                cluster, "kill-good", Subject.FINE + GATED.formatted(outside.url("gate")));
        Subject bad =
            Subject.begin(
                cluster, "kill-bad", Subject.FINE + JUDGED.formatted(outside.url("judge")))) {
      outside.shut(good.namespace());
      outside.condemn(bad.namespace());
      List<String> flags = new ArrayList<>(outside.flags());
      flags.addAll(Terms.QUICK);
      try (Kubelet kubelet = Kubelet.start(Replica.of(cluster, "killed", PORT, flags).inPod())) {
        AuditLog audit = AuditLog.of(cluster);
        released(good, bad, kubelet, outside);
        int repeats =
            new Tale(good).gated("gate").promoted().isTold(outside, audit, kubelet.deaths())
                + new Tale(bad).rolledBack().isTold(outside, audit, kubelet.deaths());
        Steps.were(good, audit, 20, 40);
        Steps.were(bad, audit, 20);
        List<Duration> recoveries = kubelet.recoveries().stream().sorted().toList();
        good.journey()
            .figure(
                "%d deaths; led again after %d ms, %d ms at most; %d alerts repeated"
                    .formatted(
                        kubelet.deaths().size(),
                        recoveries.get(recoveries.size() / 2).toMillis(),
                        recoveries.getLast().toMillis(),
                        repeats));
      }
    }
  }

  private static void released(Subject good, Subject bad, Kubelet kubelet, Outside outside) {
    try (Moments first = Moments.of(good, _ -> kubelet.kill());
        Moments second =
            Moments.of(
                bad,
                moment -> {
                  if (!INITIALISATION.contains(moment)) {
                    kubelet.kill();
                  }
                })) {
      good.awaitInitialized();
      bad.awaitInitialized();
      try (Users ofGood = good.users();
          Users ofBad = bad.users()) {
        good.release("6.0.1");
        bad.release("6.0.2");
        good.journey().await("death at the gate", () -> first.seen().contains("Waiting"));
        outside.open(good.namespace());
        good.awaitEnd(CanaryPhase.SUCCEEDED);
        bad.awaitEnd(CanaryPhase.FAILED);
        ofGood.lostNothing();
        ofBad.lostNothing();
      }
      assertThat(good.journey().tag("podinfo-primary")).isEqualTo("6.0.1");
      assertThat(bad.journey().tag("podinfo-primary")).isEqualTo("6.0.0");
      assertThat(first.seen())
          .containsExactlyInAnyOrder(
              "Initializing",
              "route from none to 0",
              "Initialized",
              "Waiting",
              "Progressing 0",
              "route from 0 to 20",
              "Progressing 20",
              "route from 20 to 40",
              "Progressing 40",
              "Promoting",
              "route from 40 to 0",
              "Finalising",
              "Succeeded");
      assertThat(second.seen())
          .containsExactlyInAnyOrder(
              "Initializing",
              "route from none to 0",
              "Initialized",
              "Progressing 0",
              "route from 0 to 20",
              "Progressing 20",
              "route from 20 to 0",
              "Failed");
    }
  }
}
