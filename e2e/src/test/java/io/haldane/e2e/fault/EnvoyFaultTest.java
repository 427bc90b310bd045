package io.haldane.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import io.haldane.e2e.journey.ClusterExtension;
import io.haldane.e2e.journey.Users;
import io.haldane.sandbox.load.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The proxy that carries the users' requests, and counts them, dies. */
@Tag("e2e")
@Tag("fault")
@ExtendWith(ClusterExtension.class)
class EnvoyFaultTest {
  private static final Duration AWAY = Duration.ofSeconds(5);

  @Test
  void a_release_is_judged_right_after_the_proxy_came_back(Cluster cluster) {
    try (Outside outside = Outside.open();
        Subject subject = Subject.begin(cluster, "envoy-killed", Subject.MEASURED)) {
      List<String> flags = new ArrayList<>(outside.flags());
      flags.addAll(Terms.QUICK);
      try (Kubelet kubelet = Kubelet.start(Replica.of(cluster, "unproxied", 8081, flags));
          Users users = subject.awaitInitialized().users()) {
        subject.release("6.0.1");
        subject.awaitWeight(20);
        Tally before = users.tally();
        assertThat(before.failures()).as("lost before").isZero();
        cluster.istio().sidecar().daemon().kill();
        Hold.of(AWAY);
        cluster.istio().sidecar().restart();
        Instant back = Instant.now();
        long lost = lostOnTheWay(subject, users);
        assertThat(lost).as("lost while nobody carried them").isPositive();
        subject.awaitEnd(CanaryPhase.SUCCEEDED);
        Duration recovery = Duration.between(back, Instant.now());
        Tally after = users.tally();
        subject
            .journey()
            .figure(
                "%d of %d requests lost while the proxy was away; succeeded %d ms after it was back"
                    .formatted(after.failures(), after.total(), recovery.toMillis()));
        assertThat(after.failures()).as("lost in all, and while it was away").isEqualTo(lost);
        new Tale(subject).promoted().isTold(outside, AuditLog.of(cluster), kubelet.deaths());
        Steps.were(subject, AuditLog.of(cluster), 20, 40);
      }
    }
  }

  /** What was lost by the time that answers come again. */
  private static long lostOnTheWay(Subject subject, Users users) {
    long answered = users.tally().total() - users.tally().failures();
    subject
        .journey()
        .await("answers", () -> users.tally().total() - users.tally().failures() > answered + 50);
    return users.tally().failures();
  }
}
