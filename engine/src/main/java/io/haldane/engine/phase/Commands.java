package io.haldane.engine.phase;

import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.Severity;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.situation.Command;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.workload.Readiness;
import java.util.List;
import java.util.Optional;

/** Carries out what people order by annotation; the event of each names who gave the order. */
public final class Commands {
  private Commands() {}

  /** Empty when nobody ordered anything new. */
  public static Optional<Decision> decide(Situation s) {
    return Command.pending(s.canary()).map(command -> carryOut(s, command));
  }

  private static Decision carryOut(Situation s, Command command) {
    Optional<String> refusal = refusal(s, command);
    if (refusal.isPresent()) {
      return refuse(s, command, refusal.get());
    }
    return switch (command.verb()) {
      case ABORT -> abort(s, command);
      case PAUSE -> pause(s, command, true);
      case RESUME -> pause(s, command, false);
      case RETRY -> retry(s, command);
      case PROMOTE -> promote(s, command);
    };
  }

  private static Optional<String> refusal(Situation s, Command command) {
    CanaryPhase phase = s.phase();
    String where = "the canary is " + phase.text();
    boolean analysing = phase == CanaryPhase.PROGRESSING || phase == CanaryPhase.WAITING_PROMOTION;
    return switch (command.verb()) {
      case ABORT ->
          phase == CanaryPhase.PROMOTING || phase == CanaryPhase.FINALISING
              ? Optional.of("the primary is being updated already; release the old version again")
              : unless(analysing || phase == CanaryPhase.WAITING, "no run is active, " + where)
                  .or(() ->
                      unless(
                          !s.canaryServes(),
                          "the canary serves because its promotion failed; release a fix"));
      case PROMOTE ->
          analysing
              ? unless(canServe(s), "the pods of the new version are not ready")
              : unless(phase == CanaryPhase.WAITING, "no run is active, " + where);
      case RETRY ->
          unless(phase == CanaryPhase.FAILED, "no run has failed, " + where)
              .or(() ->
                  unless(
                      !s.revision().equals(s.status().lastPromotedSpec()),
                      "the target has the promoted version"));
      case PAUSE -> unless(!s.isPaused(), "it is paused already");
      case RESUME -> unless(s.isPaused(), "it is not paused");
    };
  }

  private static boolean canServe(Situation s) {
    return s.pods().canary() instanceof Readiness.Ready && s.workload().targetServes();
  }

  private static Optional<String> unless(boolean fine, String why) {
    return fine ? Optional.empty() : Optional.of(why);
  }

  private static Decision refuse(Situation s, Command command, String why) {
    DecisionBuilder draft = noted(s, command).statusOnly();
    draft.warn(
        "Ignoring %s of %s asked for by %s: %s"
            .formatted(command.verb().text(), s.title(), command.by(), why));
    return draft.done(Reasons.of("ignore", why), new Wake.Now());
  }

  /** The order is noted together with what it leads to, so it is never carried out twice. */
  private static DecisionBuilder noted(Situation s, Command command) {
    DecisionBuilder draft = DecisionBuilder.of(s);
    draft.status().commands(command.receipts(s.canary()));
    return draft;
  }

  private static Decision abort(Situation s, Command command) {
    DecisionBuilder draft = noted(s, command);
    draft.alert(
        EventKind.ROLLED_BACK,
        "Rolling back %s abort asked for by %s".formatted(s.title(), command.by()),
        Severity.WARN,
        "Rolling back, abort asked for by " + command.by());
    RunEnd.countAsTried(draft, s);
    String aborted = command.by() + " aborted the run";
    return RunEnd.fail(draft, s, aborted, Reasons.of("rollback", aborted));
  }

  private static Decision promote(Situation s, Command command) {
    DecisionBuilder draft = noted(s, command);
    draft.event("Promotion of %s asked for by %s".formatted(s.targetTitle(), command.by()));
    return s.phase() == CanaryPhase.WAITING
        ? RunStart.start(draft, s)
        : Promotion.begin(draft, s, List.of());
  }

  private static Decision pause(Situation s, Command command, boolean paused) {
    DecisionBuilder draft = noted(s, command);
    String doing = paused ? "Pausing" : "Resuming";
    EventKind kind = paused ? EventKind.PAUSED : EventKind.RESUMED;
    draft.event(kind, "%s %s asked for by %s".formatted(doing, s.title(), command.by()));
    draft.paused(paused, "%s asked for by %s".formatted(doing, command.by()));
    return draft.done(
        Reasons.of(command.verb().text(), "asked for by " + command.by()), new Wake.Now());
  }

  /** A revision that is not remembered as tried is tried. */
  private static Decision retry(Situation s, Command command) {
    DecisionBuilder draft = noted(s, command).statusOnly();
    draft.event("Retrying %s asked for by %s".formatted(s.title(), command.by()));
    draft.status().lastAppliedSpec(null);
    return draft.done(Reasons.of("retry", "asked for by " + command.by()), new Wake.Now());
  }
}
