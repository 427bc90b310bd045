package io.haldane.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import io.haldane.e2e.journey.ClusterExtension;
import io.haldane.e2e.journey.Users;
import io.haldane.e2e.process.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The API server's own store is slow. */
@Tag("e2e")
@Tag("fault")
@ExtendWith(ClusterExtension.class)
class EtcdFaultTest {
  private static final String JUDGED = "webhooks: [{name: judge, type: rollout, url: \"%s\"}]\n";

  @Test
  void releases_go_on_slowly_while_etcd_stalls_again_and_again(Cluster cluster) {
    try (Outside outside = Outside.open();
        Subject good = Subject.begin(cluster, "etcd-good", Subject.FINE);
        Subject bad =
            Subject.begin(
                cluster, "etcd-bad", Subject.FINE + JUDGED.formatted(outside.url("judge")))) {
      outside.condemn(bad.namespace());
      List<String> flags = new ArrayList<>(outside.flags());
      flags.add("-min-interval=1s");
      try (Kubelet kubelet = Kubelet.start(Replica.of(cluster, "stalled", 8081, flags))) {
        good.awaitInitialized();
        bad.awaitInitialized();
        try (Users ofGood = good.users();
            Users ofBad = bad.users()) {
          good.release("6.0.1");
          bad.release("6.0.2");
          stall(cluster);
          good.awaitEnd(CanaryPhase.SUCCEEDED);
          bad.awaitEnd(CanaryPhase.FAILED);
          ofGood.lostNothing();
          ofBad.lostNothing();
        }
        AuditLog audit = AuditLog.of(cluster);
        new Tale(good).promoted().isTold(outside, audit, kubelet.deaths());
        new Tale(bad).rolledBack().isTold(outside, audit, kubelet.deaths());
        Steps.were(good, audit, 20, 40);
        Steps.were(bad, audit, 20);
        assertThat(kubelet.deaths()).as("leaders that lost their patience").isEmpty();
      }
    }
  }

  private static void stall(Cluster cluster) {
    for (int burst = 0; burst < 10; burst++) {
      cluster.plane().etcd().signal(Signal.STOP);
      Hold.of(Duration.ofSeconds(2));
      cluster.plane().etcd().signal(Signal.CONT);
      Hold.of(Duration.ofSeconds(1));
    }
  }
}
