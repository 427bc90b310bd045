package io.haldane.sandbox.history;

import static io.haldane.api.v1beta1.CanaryPhase.FAILED;
import static io.haldane.api.v1beta1.CanaryPhase.FINALISING;
import static io.haldane.api.v1beta1.CanaryPhase.INITIALIZED;
import static io.haldane.api.v1beta1.CanaryPhase.INITIALIZING;
import static io.haldane.api.v1beta1.CanaryPhase.NEW;
import static io.haldane.api.v1beta1.CanaryPhase.PROGRESSING;
import static io.haldane.api.v1beta1.CanaryPhase.PROMOTING;
import static io.haldane.api.v1beta1.CanaryPhase.SUCCEEDED;
import static io.haldane.api.v1beta1.CanaryPhase.TERMINATING;
import static io.haldane.api.v1beta1.CanaryPhase.WAITING;
import static io.haldane.api.v1beta1.CanaryPhase.WAITING_PROMOTION;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.engine.decision.HookType;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What may be written into the status, by the table in docs/state-machine.md. */
final class StatusRules {
  static final String TABLE = "the phase changes as the table says";
  static final String EVIDENCE = "every step has its reason";
  static final String COUNT = "failed checks are counted, and end the run";
  static final String HASH = "a revision is remembered together with what became of it";
  static final String HELD = "nothing moves while something is wrong";

  private static final Map<CanaryPhase, Set<CanaryPhase>> NEXT =
      Map.ofEntries(
          Map.entry(NEW, Set.of(INITIALIZING)),
          Map.entry(INITIALIZING, Set.of(INITIALIZED)),
          Map.entry(INITIALIZED, Set.of(WAITING, PROGRESSING)),
          Map.entry(SUCCEEDED, Set.of(WAITING, PROGRESSING)),
          Map.entry(FAILED, Set.of(WAITING, PROGRESSING, PROMOTING)),
          Map.entry(WAITING, Set.of(PROGRESSING, PROMOTING, SUCCEEDED, FAILED)),
          Map.entry(PROGRESSING, Set.of(WAITING_PROMOTION, PROMOTING, SUCCEEDED, FAILED)),
          Map.entry(WAITING_PROMOTION, Set.of(PROGRESSING, PROMOTING, SUCCEEDED, FAILED)),
          Map.entry(PROMOTING, Set.of(FINALISING, FAILED, PROGRESSING)),
          Map.entry(FINALISING, Set.of(SUCCEEDED, FAILED)));

  private final Memory memory;
  private final Cluster cluster;

  StatusRules(Memory memory, Cluster cluster) {
    this.memory = memory;
    this.cluster = cluster;
  }

  void written(CanaryStatus old, CanaryStatus next, Look by) {
    String told = old.phase() + " to " + next.phase() + " by a look " + by;
    boolean moved = old.phase() != next.phase();
    boolean allowed =
        !moved
            || next.phase() == TERMINATING
            || NEXT.getOrDefault(old.phase(), Set.of()).contains(next.phase());
    Violation.unless(allowed, TABLE, told);
    if (next.phase() == TERMINATING) {
      return;
    }
    if (!Mistakes.of(by::json).isEmpty()) {
      boolean still =
          !moved
              && old.weight() == next.weight()
              && old.iteration() == next.iteration()
              && Objects.equals(old.lastAppliedSpec(), next.lastAppliedSpec());
      Violation.unless(still, HELD, Mistakes.of(by::json) + ", and " + told);
      return;
    }
    if (Reconciled.isOurs(next)) {
      Violation.unless(next.equals(Reconciled.sameButFor(old, next)), HELD, told);
      return;
    }
    hashes(old, next, by, told);
    if (moved) {
      transition(old, next, new Proof(by), by, told);
    } else {
      stay(old, next, new Proof(by), by, told);
    }
    failures(old, next, by, told);
  }

  /** Whether the write begins a run. */
  private static boolean begins(CanaryStatus old, CanaryStatus next) {
    return !Objects.equals(old.runStartedAt(), next.runStartedAt())
        || !Objects.equals(old.lastAppliedSpec(), next.lastAppliedSpec())
        || !old.trackedConfigs().equals(next.trackedConfigs());
  }

  private void hashes(CanaryStatus old, CanaryStatus next, Look by, String told) {
    if (begins(old, next)) {
      boolean clear = next.iteration() == 0 && next.failures() == 0;
      boolean start = next.phase() == PROGRESSING && next.weight() == 0;
      boolean direct = next.phase() == PROMOTING && old.weight() == 100;
      boolean first = next.phase() == INITIALIZED;
      Violation.unless(
          clear && (start || direct || first || turnedDown(old, next, by)), HASH, told);
      memory.applied = by.revision();
      memory.tried.add(by.revision());
    }
    if (!Objects.equals(old.lastPromotedSpec(), next.lastPromotedSpec())) {
      boolean end = next.phase() == SUCCEEDED || next.phase() == INITIALIZED;
      Violation.unless(end && old.phase() != next.phase(), HASH, told);
      Violation.unless(Objects.equals(next.lastPromotedSpec(), next.lastAppliedSpec()), HASH, told);
    }
    if (next.phase() != old.phase() && next.phase() == SUCCEEDED && old.phase() != WAITING) {
      memory.promoted = memory.applied;
    } else if (next.phase() != old.phase() && next.phase() == INITIALIZED) {
      memory.promoted = Revision.ofPrimary(by::json);
      memory.applied = memory.promoted;
    }
  }

  private void transition(CanaryStatus old, CanaryStatus next, Proof proof, Look by, String told) {
    boolean takenBack =
        old.phase() == WAITING
            && (by.revision().equals(memory.promoted) || memory.tried.contains(by.revision()));
    boolean reason =
        switch (next.phase()) {
          case INITIALIZING, WAITING -> true;
          case INITIALIZED -> proof.rolledOut(Addresses.PRIMARY);
          case PROGRESSING ->
              begins(old, next)
                  ? old.phase() == WAITING_PROMOTION
                      || overtaken(old, by)
                      || by.passed(HookType.CONFIRM_ROLLOUT)
                  : position(old, next, proof, by);
          case WAITING_PROMOTION -> proof.isGood();
          case PROMOTING ->
              proof.runs()
                  ? proof.allowsPromotion() || proof.allowsSkip()
                  : proof.allowsDirectPromotion();
          case FINALISING ->
              proof.rolledOut(Addresses.PRIMARY)
                  && proof.isDue()
                  && (memory.strayed || Revision.ofPrimary(by::json).equals(memory.applied));
          case SUCCEEDED ->
              old.phase() == FINALISING && proof.rolledOut(Addresses.PRIMARY) && proof.isDue();
          case FAILED ->
              proof.runs()
                  ? mayFail(old, proof, by)
                  : proof.isStuck(Addresses.PRIMARY) && next.weight() == 100;
          case NEW, TERMINATING, TERMINATED -> false;
        };
    boolean back = takenBack && (next.phase() == SUCCEEDED || next.phase() == FAILED);
    Violation.unless(reason || back || turnedDown(old, next, by), EVIDENCE, told);
    boolean over =
        next.phase() == FINALISING
            || next.phase() == SUCCEEDED
            || (next.phase() == FAILED && next.weight() != 100);
    Split split = Rules.split(cluster);
    Violation.unless(
        !over
            || !split.exposed()
            || memory.strayed
            || (proof.serving(Addresses.TARGET) && !proof.serving(Addresses.PRIMARY)),
        "a run that ends leaves no traffic on the canary",
        split + " and " + told);
    Violation.unless(
        next.phase() != SUCCEEDED
            || memory.strayed
            || Revision.ofPrimary(ref -> cluster.at(ref, "")).equals(memory.applied),
        "no revision is lost",
        "the primary runs "
            + Revision.ofPrimary(ref -> cluster.at(ref, ""))
            + ", promoted was "
            + memory.applied
            + ": "
            + told);
  }

  /** Whether something newer came before the primary was given what was proven. */
  private boolean overtaken(CanaryStatus old, Look by) {
    return old.phase() == PROMOTING && !Revision.ofPrimary(by::json).equals(memory.applied);
  }

  /** Whether a rollback hook spoke against what waited for approval. */
  private static boolean turnedDown(CanaryStatus old, CanaryStatus next, Look by) {
    return old.phase() == WAITING && next.phase() == FAILED && by.rollbackAskedFor();
  }

  private static boolean mayFail(CanaryStatus old, Proof proof, Look by) {
    Integer threshold = by.spec().analysis().threshold();
    int failures = old.failures() + (by.judgedBad() ? 1 : 0);
    return failures >= (threshold == null ? 1 : Math.max(1, threshold))
        || by.rollbackAskedFor()
        || proof.isStuck(Addresses.TARGET);
  }

  private void stay(CanaryStatus old, CanaryStatus next, Proof proof, Look by, String told) {
    boolean reason =
        switch (next.phase()) {
          case PROGRESSING, WAITING_PROMOTION ->
              begins(old, next) || position(old, next, proof, by);
          case PROMOTING ->
              next.weight() == old.weight()
                  || (next.weight() == 0 && !by.revision().equals(memory.applied))
                  || (next.weight() < old.weight()
                      && proof.isDue()
                      && proof.rolledOut(Addresses.PRIMARY));
          case NEW,
              INITIALIZING,
              INITIALIZED,
              WAITING,
              FINALISING,
              SUCCEEDED,
              FAILED,
              TERMINATING,
              TERMINATED ->
              next.weight() == old.weight() && next.iteration() == old.iteration();
        };
    Violation.unless(reason, EVIDENCE, told + " now at " + next.weight());
  }

  /** Whether a run may go from one position to the other, or stays where it is. */
  private static boolean position(CanaryStatus old, CanaryStatus next, Proof proof, Look by) {
    boolean same =
        old.weight() == next.weight()
            && old.iteration() == next.iteration()
            && Course.mirrored(old) == Course.mirrored(next);
    if (same) {
      boolean begun = !proof.started() && Boolean.TRUE.equals(next.analysisStarted());
      return !begun || proof.isGood();
    }
    Course course = by.course();
    boolean switching = course.rounds() > 0 && old.iteration() >= course.rounds();
    return switching
        ? proof.allowsSwitch() && next.iteration() == course.rounds() + 1
        : proof.allowsStep() && course.isStep(old, next);
  }

  private static void failures(CanaryStatus old, CanaryStatus next, Look by, String told) {
    boolean run = new Proof(by).runs() && !begins(old, next);
    if (!run || (next.phase() != PROGRESSING && next.phase() != WAITING_PROMOTION)) {
      return;
    }
    int counted = next.failures() - old.failures();
    Violation.unless(counted == (by.judgedBad() ? 1 : 0), COUNT, counted + " more, " + told);
    Integer threshold = by.spec().analysis().threshold();
    Violation.unless(
        next.failures() < (threshold == null ? 1 : Math.max(1, threshold)),
        COUNT,
        next.failures() + " failures and still " + told);
  }
}
