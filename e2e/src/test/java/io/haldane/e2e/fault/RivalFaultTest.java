package io.haldane.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import io.haldane.e2e.journey.ClusterExtension;
import io.haldane.e2e.journey.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody else writes to what the controller writes to. */
@Tag("e2e")
@Tag("fault")
@ExtendWith(ClusterExtension.class)
class RivalFaultTest {
  private static final Duration LASTING = Duration.ofSeconds(15);

  @Test
  void a_release_holds_while_a_rival_takes_its_traffic_and_goes_on_when_he_stops(Cluster cluster) {
    try (Outside outside = Outside.open();
        Subject flapped = Subject.begin(cluster, "rival-flaps", Subject.FINE);
        Subject reverted = Subject.begin(cluster, "rival-reverts", Subject.FINE)) {
      List<String> flags = new ArrayList<>(outside.flags());
      flags.addAll(Terms.QUICK);
      try (Kubelet kubelet = Kubelet.start(Replica.of(cluster, "rivalled", 8081, flags))) {
        flapped.awaitInitialized();
        reverted.awaitInitialized();
        try (Users first = flapped.users();
            Users second = reverted.users()) {
          List.of(flapped, reverted).forEach(subject -> subject.release("6.0.1"));
          List.of(flapped, reverted).forEach(subject -> subject.awaitWeight(20));
          war(cluster, flapped, reverted);
          List.of(flapped, reverted).forEach(s -> s.awaitEnd(CanaryPhase.SUCCEEDED));
          second.lostNothing();
          first.lostNothing();
        }
        for (Subject subject : List.of(flapped, reverted)) {
          new Tale(subject).promoted().isTold(outside, AuditLog.of(cluster), kubelet.deaths());
          assertThat(mark(subject)).as("the rival's own annotation").isNotNull();
        }
        assertThat(flapped.journey().deployment(Subject.NAME).getMetadata().getAnnotations())
            .containsKey(Rival.MARK);
      }
    }
  }

  /** The steps are held for as long as it lasts, and a while longer, without a flood of writes. */
  private static void war(Cluster cluster, Subject flapped, Subject reverted) {
    Instant begun = Instant.now();
    try (Rival slow = Rival.everySecond(flapped);
        Rival fast = Rival.atOnce(reverted)) {
      Hold.of(LASTING);
      boundedWrites(cluster, flapped, begun, slow.turns());
      boundedWrites(cluster, reverted, begun, fast.turns());
    }
    Instant over = Instant.now();
    for (Subject subject : List.of(flapped, reverted)) {
      assertThat(subject.status().weight()).as("the step that is held").isEqualTo(20);
      subject.awaitWeight(40);
      Duration held = Duration.between(over, Instant.now());
      subject
          .journey()
          .figure("the next step came %d ms after the rival stopped".formatted(held.toMillis()));
    }
  }

  private static void boundedWrites(Cluster cluster, Subject subject, Instant begun, int turns) {
    long writes =
        AuditLog.of(cluster).writes(subject.namespace()).stream()
            .filter(request -> request.received().isAfter(begun))
            .count();
    subject
        .journey()
        .figure(
            "%d turns of the rival, %d writes in %d s"
                .formatted(turns, writes, LASTING.toSeconds()));
    assertThat(writes).as("writes").isLessThan(4 * LASTING.toSeconds());
  }

  private static @Nullable Object mark(Subject subject) {
    return subject
        .journey()
        .object("networking.istio.io/v1beta1", "VirtualService", Subject.NAME)
        .getMetadata()
        .getAnnotations()
        .get(Rival.MARK);
  }
}
