package io.haldane.engine.check;

import io.haldane.api.hooks.HookRun;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.PastRun;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.engine.decision.HookType;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.workload.Images;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a hook hears of a run beyond what Flagger says. */
final class HookRuns {
  private HookRuns() {}

  /** Of the run, as it is recorded; before it has begun, of the versions that are there. */
  static HookRun of(Situation s, HookType type, CanaryPhase phase) {
    // Until the gate opens, the record is that of the last run.
    HookRun known =
        type == HookType.CONFIRM_ROLLOUT ? of(s.canary(), Optional.empty()) : of(s.canary(), phase);
    return known.id() == null ? live(s, known) : known;
  }

  private static HookRun live(Situation s, HookRun known) {
    Map<String, List<String>> images = new HashMap<>();
    put(images, HookRun.CANARY, Images.of(s.workload().podSpec()));
    s.world()
        .live()
        .json(s.workload().primary())
        .ifPresent(
            primary -> put(images, HookRun.PRIMARY, Images.of(primary.at("/spec/template/spec"))));
    return new HookRun(known.uid(), null, known.weight(), known.iteration(), images);
  }

  /**
   * Of what is known of the run without reading anything.
   *
   * @param phase that the hook hears of
   */
  static HookRun of(Canary canary, CanaryPhase phase) {
    HookRun known = of(canary, run(canary.statusOrEmpty(), phase));
    return known.id() == null && isEnd(phase)
        ? new HookRun(
            known.uid(),
            filed(canary.statusOrEmpty()),
            known.weight(),
            known.iteration(),
            known.images())
        : known;
  }

  /** A run that has an object of its own has no record in the status any more. */
  private static @Nullable String filed(CanaryStatus status) {
    return status.pastRuns().stream()
        .filter(past -> past.startedAt().equals(status.runStartedAt()))
        .map(PastRun::id)
        .reduce((_, newer) -> newer)
        .orElse(null);
  }

  private static boolean isEnd(CanaryPhase phase) {
    return phase == CanaryPhase.SUCCEEDED || phase == CanaryPhase.FAILED;
  }

  private static HookRun of(Canary canary, Optional<RunRecord> run) {
    CanaryStatus status = canary.statusOrEmpty();
    Map<String, List<String>> images = new HashMap<>();
    run.ifPresent(known -> {
      put(images, HookRun.CANARY, known.release().listedImages());
      put(images, HookRun.PRIMARY, known.release().listedPreviousImages());
    });
    return new HookRun(
        canary.getMetadata().getUid(),
        run.map(RunRecord::id).orElse(null),
        status.weight(),
        status.iteration(),
        images);
  }

  /** The record stays after the run, and is not that of the next one. */
  private static Optional<RunRecord> run(CanaryStatus status, CanaryPhase phase) {
    return Optional.ofNullable(status.run())
        .filter(run -> run.startedAt().equals(status.runStartedAt()))
        .filter(run -> run.isOver() ? isEnd(phase) : phase.running());
  }

  private static void put(Map<String, List<String>> all, String version, List<String> images) {
    if (!images.isEmpty()) {
      all.put(version, images);
    }
  }
}
