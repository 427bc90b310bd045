package io.haldane.sandbox.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.CanaryStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be written to a routing object. */
final class RouteRules {
  static final String SUM = "weights sum to 100";
  static final String DEAD = "no traffic to a set without ready pods";
  static final String EARNED = "the canary has no more traffic than it has earned";

  private final Memory memory;

  RouteRules(Memory memory) {
    this.memory = memory;
  }

  void changed(
      ObjectRef ref,
      @Nullable ObjectNode before,
      @Nullable ObjectNode after,
      @Nullable Look by,
      Instant now) {
    Split old = Split.of(ref, before);
    Split next = Split.of(ref, after);
    if (old.exposed() && !next.exposed()) {
      memory.routeLeft = now;
      memory.routeLeftBy = by == null ? Duration.ZERO : Duration.between(now, by.clock);
    }
    if (by == null || after == null || by.canary.getMetadata().getDeletionTimestamp() != null) {
      return;
    }
    Proof proof = new Proof(by);
    Violation.unless(next.faults().isEmpty(), SUM, next + " written by a look " + by);
    Violation.unless(
        !next.exposed() || proof.serving(Addresses.TARGET),
        DEAD,
        next + " written by a look " + by);
    boolean stays = proof.serving(Addresses.TARGET) && !proof.serving(Addresses.PRIMARY);
    Violation.unless(
        next.share() >= old.share() || !stays || !old.faults().isEmpty(),
        DEAD,
        "back to a dead primary by a look " + by);
    Violation.unless(
        !stays || !by.status().phase().running() || next.share() == 100,
        DEAD,
        next + " leaves users to a dead primary by a look " + by);
    // A split that somebody broke has no share that could be compared.
    boolean same = next.share() == old.share() || !old.faults().isEmpty();
    Violation.unless(
        shares(by, proof).contains(next.share()) || (stays && (same || next.share() == 100)),
        EARNED,
        next + " after " + old + " by " + by);
    Violation.unless(!next.mirrored() || mayMirror(by, proof), EARNED, "mirroring by a look " + by);
  }

  private static boolean mayMirror(Look look, Proof proof) {
    return proof.runs()
        && look.course().mirror()
        && (Course.mirrored(look.status()) || proof.allowsStep() || proof.isGood());
  }

  private static Set<Integer> shares(Look look, Proof proof) {
    CanaryStatus status = look.status();
    Course course = look.course();
    Set<Integer> shares = new HashSet<>(Set.of(0));
    switch (status.phase()) {
      case PROGRESSING, WAITING_PROMOTION -> {
        shares.add(course.share(status));
        boolean switching = course.rounds() > 0 && status.iteration() >= course.rounds();
        if (switching ? proof.allowsSwitch() : proof.allowsStep()) {
          shares.add(course.nextShare(status));
        }
      }
      case PROMOTING, FINALISING -> {
        Integer back = look.spec().analysis().stepWeightPromotion();
        shares.add(status.weight());
        shares.add(Math.max(0, status.weight() - (back == null ? 0 : back)));
        if (proof.isStuck(Addresses.PRIMARY)) {
          shares.add(100);
        }
      }
      case FAILED, WAITING -> shares.add(status.weight() == 100 ? 100 : 0);
      case NEW, INITIALIZING, INITIALIZED, SUCCEEDED, TERMINATING, TERMINATED -> {}
    }
    return shares;
  }
}
