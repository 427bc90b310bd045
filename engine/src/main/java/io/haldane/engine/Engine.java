package io.haldane.engine;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.phase.ChosenProvider;
import io.haldane.engine.phase.Commands;
import io.haldane.engine.phase.Finalizers;
import io.haldane.engine.phase.Hold;
import io.haldane.engine.phase.Idle;
import io.haldane.engine.phase.Initialization;
import io.haldane.engine.phase.PrimaryTakeover;
import io.haldane.engine.phase.Progress;
import io.haldane.engine.phase.Promotion;
import io.haldane.engine.phase.RunEnd;
import io.haldane.engine.phase.Terminate;
import io.haldane.engine.problem.ClusterProblems;
import io.haldane.engine.problem.Problem;
import io.haldane.engine.problem.SpecProblems;
import io.haldane.engine.problem.UnreadableFields;
import io.haldane.engine.recognition.ProviderChoice;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.workload.Workload;
import io.haldane.engine.world.RouterFacts;
import io.haldane.engine.world.World;
import java.util.Optional;

/** The one way in: {@code World} to {@code Decision}. */
public final class Engine {
  private Engine() {}

  /** Pure, total and deterministic: the same world gives the same decision. */
  public static Decision decide(World world) {
    Canary canary = world.canary();
    if (canary.getMetadata().getDeletionTimestamp() != null) {
      return Terminate.decide(world);
    }
    if (Boolean.TRUE.equals(canary.getSpec().suspend())) {
      return Hold.suspended(world);
    }
    Optional<Problem> unreadable = UnreadableFields.of(world);
    if (unreadable.isPresent()) {
      return Hold.untouched(world, unreadable.get());
    }
    Optional<Problem> mistake = SpecProblems.of(world);
    if (mistake.isPresent()) {
      return Hold.because(world, mistake.get());
    }
    if (world.router() instanceof RouterFacts.Undecided(ProviderChoice.Chosen chosen)) {
      return ChosenProvider.keep(world, chosen);
    }
    Workload workload =
        Workload.of(canary, world.settings(), world.live())
            .orElseThrow(() -> new IllegalStateException("unserved kinds are problems"));
    // Before what may have to be solved by deleting the canary.
    if (canary.statusOrEmpty().phase() != CanaryPhase.NEW && Finalizers.areWrong(canary)) {
      return Finalizers.repair(world);
    }
    Optional<Problem> gap = ClusterProblems.of(world, workload);
    if (gap.isPresent()) {
      return Hold.because(world, gap.get());
    }
    return byPhase(Situation.of(world, workload));
  }

  private static Decision byPhase(Situation s) {
    if (Finalizers.areWrong(s.canary())) {
      return Finalizers.repair(s.world());
    }
    if (s.revisions().primaryIsLost()) {
      return Hold.because(s.world(), ClusterProblems.lostPrimary(s.workload()));
    }
    CanaryPhase phase = s.phase();
    if (phase == CanaryPhase.NEW) {
      return Initialization.decide(s);
    }
    return Commands.decide(s).orElseGet(() -> inPhase(s));
  }

  private static Decision inPhase(Situation s) {
    boolean owesHooks = Boolean.TRUE.equals(s.status().owesPostRollout());
    return switch (s.phase()) {
      case NEW, INITIALIZING, TERMINATING, TERMINATED -> Initialization.decide(s);
      case INITIALIZED, WAITING -> Idle.decide(s);
      case SUCCEEDED, FAILED -> owesHooks ? RunEnd.tellHooks(s) : Idle.decide(s);
      case PROGRESSING, WAITING_PROMOTION -> Progress.decide(s);
      case PROMOTING -> Promotion.shift(s);
      case FINALISING -> PrimaryTakeover.finish(s);
    };
  }
}
