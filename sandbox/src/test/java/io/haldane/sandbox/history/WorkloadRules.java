package io.haldane.sandbox.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.CanaryPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be done to the two Deployments and to the primary's configuration. */
final class WorkloadRules {
  static final String TEMPLATE = "the primary's template changes only in promotion";
  static final String PROVEN = "promotion only after a passed analysis or an explicit skip";
  static final String PODS = "pods go only after their traffic";
  private static final Set<CanaryPhase> BEGINNING =
      Set.of(CanaryPhase.NEW, CanaryPhase.INITIALIZING, CanaryPhase.TERMINATED);
  private static final Set<CanaryPhase> COPIED =
      Set.of(CanaryPhase.PROMOTING, CanaryPhase.FINALISING);

  private final Memory memory;
  private final Cluster cluster;

  WorkloadRules(Memory memory, Cluster cluster) {
    this.memory = memory;
    this.cluster = cluster;
  }

  void primary(@Nullable ObjectNode before, @Nullable ObjectNode after, Look by) {
    if (after == null) {
      throw new Violation(TEMPLATE, "the primary was deleted by a look " + by);
    }
    if (before == null) {
      mayCreate(by);
      return;
    }
    Violation.unless(
        after.at("/spec/replicas").asInt(1) > 0, PODS, "the primary scaled to zero by " + by);
    JsonNode template = after.at("/spec/template");
    if (!template.equals(before.at("/spec/template"))) {
      mayPromote("the template", by);
      String image = template.at("/spec/containers/0/image").asText();
      Violation.unless(
          image.equals(by.revision().image()), TEMPLATE, image + " copied by a look " + by);
    }
  }

  /** Copies of the configuration are as much a part of the primary as its template. */
  void copy(ObjectRef ref, @Nullable ObjectNode before, @Nullable ObjectNode after, Look by) {
    boolean changed =
        before != null && after != null && !after.path("data").equals(before.path("data"));
    boolean newPrimary = by.json(Addresses.PRIMARY).isMissingNode();
    if (changed && newPrimary) {
      mayCreate(by);
    } else if (changed) {
      mayPromote(ref.toString(), by);
    }
  }

  private void mayCreate(Look by) {
    CanaryPhase phase = by.status().phase();
    boolean same = by.revision().equals(COPIED.contains(phase) ? memory.applied : memory.promoted);
    Violation.unless(
        BEGINNING.contains(phase) || same,
        TEMPLATE,
        "the primary made of " + by.revision() + ", promoted is " + memory.promoted + ", by " + by);
  }

  private void mayPromote(String what, Look by) {
    CanaryPhase written = memory.status.phase();
    boolean current =
        written == by.status().phase()
            && memory.status.weight() == by.status().weight()
            && memory.status.iteration() == by.status().iteration();
    boolean promoting = by.status().phase() == CanaryPhase.PROMOTING;
    Violation.unless(
        current && promoting,
        TEMPLATE,
        what + " changed while " + written + " is written, by a look " + by);
    // That the phase was reached by proof is checked where it is written.
    Violation.unless(
        by.revision().equals(memory.applied),
        PROVEN,
        what + " changed to " + by.revision() + " by a look " + by);
    Violation.unless(
        Mistakes.of(by::json).isEmpty(), PROVEN, "despite " + Mistakes.of(by::json) + " " + by);
  }

  void target(@Nullable ObjectNode before, @Nullable ObjectNode after, Look by, Instant now) {
    if (before == null || after == null) {
      throw new Violation(PODS, "the target was made or deleted by a look " + by);
    }
    int replicas = after.at("/spec/replicas").asInt(1);
    memory.scaledByOthers = false;
    Violation.unless(
        after.at("/spec/template").equals(before.at("/spec/template")),
        TEMPLATE,
        "the target's template changed by a look " + by);
    if (replicas == 0 && before.at("/spec/replicas").asInt(1) > 0) {
      mayScaleDown(by, now);
    }
  }

  private void mayScaleDown(Look by, Instant now) {
    Proof proof = new Proof(by);
    Split split = Rules.split(cluster);
    Violation.unless(!split.exposed(), PODS, "scaled to zero under " + split + " by " + by);
    Violation.unless(
        memory.strayed
            || !memory.routeLeftBy.equals(Duration.between(now, by.clock))
            || !now.isBefore(memory.routeLeft.plus(Duration.ofSeconds(2))),
        PODS,
        "scaled to zero at " + now + ", the route left at " + memory.routeLeft);
    boolean ended =
        switch (by.status().phase()) {
          case INITIALIZED -> proof.isDue() && proof.serving(Addresses.PRIMARY) && apexIsMoved(by);
          case FINALISING -> proof.isDue() && proof.rolledOut(Addresses.PRIMARY);
          case FAILED, SUCCEEDED -> proof.isDue() && by.status().weight() != 100;
          case NEW,
              INITIALIZING,
              WAITING,
              PROGRESSING,
              WAITING_PROMOTION,
              PROMOTING,
              TERMINATING,
              TERMINATED ->
              false;
        };
    Violation.unless(
        ended && memory.status.phase() == by.status().phase(), PODS, "scaled to zero by " + by);
  }

  /** Whether plain clients reach the primary, as far as the look could know. */
  private boolean apexIsMoved(Look by) {
    String pointer = "/spec/selector/app";
    return by.json(Addresses.APEX).at(pointer).asText().equals("podinfo-primary")
        || cluster.at(Addresses.APEX, pointer).asText().equals("podinfo-primary");
  }
}
