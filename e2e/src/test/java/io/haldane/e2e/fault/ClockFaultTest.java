package io.haldane.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import io.haldane.e2e.journey.ClusterExtension;
import io.haldane.e2e.journey.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The clock of the controller's machine is set. */
@Tag("e2e")
@Tag("fault")
@ExtendWith(ClusterExtension.class)
class ClockFaultTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void steps_last_as_long_as_they_should_whatever_the_clock_says(Cluster cluster) {
    FakeClock clock = FakeClock.right(cluster);
    try (Outside outside = Outside.open();
        Subject forward = Subject.begin(cluster, "clock-forward", Subject.FINE);
        Subject backward = Subject.begin(cluster, "clock-backward", Subject.FINE)) {
      List<String> flags = new ArrayList<>(outside.flags());
      flags.addAll(Terms.QUICK);
      Replica replica = Replica.of(cluster, "unclocked", 8081, flags).with(clock.environment());
      try (Kubelet kubelet = Kubelet.start(replica)) {
        forward.awaitInitialized();
        backward.awaitInitialized();
        released(forward, () -> clock.set(HOUR), kubelet);
        released(backward, () -> clock.set(Duration.ZERO), kubelet);
        for (Subject subject : List.of(forward, backward)) {
          new Tale(subject).promoted().isTold(outside, AuditLog.of(cluster), kubelet.deaths());
          Steps.were(subject, AuditLog.of(cluster), 20, 40);
        }
      }
    }
  }

  private static void released(Subject subject, Runnable step, Kubelet kubelet) {
    try (Users users = subject.users();
        Moments moments = Moments.once(subject, "Progressing 20", step)) {
      subject.release("6.0.1");
      subject.journey().await("weight 20", () -> moments.seen().contains("Progressing 20"));
      Instant stepped = Instant.now();
      // Somebody touches the target, and the controller looks.
      subject
          .journey()
          .client()
          .apps()
          .deployments()
          .inNamespace(subject.namespace())
          .withName(Subject.NAME)
          .patch(
              PatchContext.of(PatchType.JSON_MERGE),
              "{\"metadata\":{\"annotations\":{\"touched\":\"yes\"}}}");
      subject.awaitWeight(40);
      Duration next = Duration.between(stepped, Instant.now());
      subject.awaitEnd(CanaryPhase.SUCCEEDED);
      Duration end = Duration.between(stepped, Instant.now());
      users.lostNothing();
      subject
          .journey()
          .figure(
              "the next step came %d ms after the clock was set, the end %d ms after it; %d deaths"
                  .formatted(next.toMillis(), end.toMillis(), kubelet.deaths().size()));
      assertThat(end).isLessThan(Duration.ofMinutes(1));
    }
  }
}
