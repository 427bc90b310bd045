package io.haldane.engine.record;

import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.RecordedStep;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.api.v1beta1.RunResult;
import io.haldane.engine.decision.Answers;
import io.haldane.engine.decision.Outcome;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.situation.Situation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Adds what was decided to the record of the run. The record is written with the status that it
 * describes, in one patch: a decision that is repeated after a crash starts from the record without
 * its step, and a decision that was written is not repeated. So no step is there twice.
 */
public final class Recorder {
  private Recorder() {}

  /**
   * What was decided.
   *
   * @param next the status that is written, with the record from before the decision
   * @param answers to what was asked for the decision
   * @param situation of the canary; empty for one that is held
   */
  public record Decided(
      CanaryStatus before,
      CanaryStatus next,
      Reasons why,
      Outcome outcome,
      Answers answers,
      Optional<Situation> situation,
      Instant now) {
    /** A run goes on after it, or ends by it. */
    boolean isOfRun() {
      return next.phase().running() || outcome != Outcome.NONE;
    }

    boolean beginsRun() {
      return next.phase().running() && !before.phase().running();
    }
  }

  /**
   * The status that is written, with the record after the decision. A status that does not differ
   * from the last one stays so: the record never is a reason to write.
   */
  public static CanaryStatus recorded(Decided decided) {
    CanaryStatus next = decided.next();
    if (next.runStartedAt() == null || next.equals(decided.before())) {
      return next;
    }
    RunRecord known = next.run();
    RunRecord run = after(known, decided, next.runStartedAt());
    return Objects.equals(run, known) ? next : next.edit().run(run).done();
  }

  private static @Nullable RunRecord after(
      @Nullable RunRecord known, Decided decided, String started) {
    // A run that is over is not continued by one that starts in the same instant.
    if (known != null
        && known.startedAt().equals(started)
        && !(known.isOver() && decided.beginsRun())) {
      return known.isOver() || !isStep(known, decided) ? known : longer(known, decided);
    }
    return decided.isOfRun() ? longer(begin(started, decided), decided) : known;
  }

  private static RunRecord begin(String started, Decided decided) {
    return new RunRecord(
        RunId.of(started, decided.next().lastAppliedSpec()),
        started,
        Released.by(decided),
        List.of(),
        Map.of(),
        Map.of(),
        null,
        null);
  }

  private static RunRecord longer(RunRecord run, Decided decided) {
    Map<String, RecordedStep> steps = new LinkedHashMap<>(run.steps());
    int last =
        run.steps().keySet().stream()
            .flatMap(key -> RunRecord.number(key).stream())
            .mapToInt(Integer::intValue)
            .max()
            .orElse(0);
    steps.put(RunRecord.key(last + 1), RecordBounds.cut(step(decided)));
    int leftOut = run.stepsLeftOut() == null ? 0 : run.stepsLeftOut();
    RunRecord longer =
        run.withSteps(steps, leftOut)
            .withSignals(RunSignals.with(run.signals(), decided))
            .withQueries(AskedQueries.with(run.queries(), decided.answers()));
    return RecordBounds.cut(
        decided.outcome() == Outcome.NONE ? longer : longer.ended(result(decided)));
  }

  private static RunResult result(Decided decided) {
    String outcome =
        switch (decided.outcome()) {
          case NONE -> throw new IllegalArgumentException("that is no end");
          case PROMOTED -> RunResult.PROMOTED;
          case SKIPPED -> RunResult.SKIPPED;
          case FAILED -> RunResult.FAILED;
        };
    String failure = decided.next().failure();
    String why = failure == null ? decided.why().text() : failure;
    return new RunResult(decided.now().toString(), outcome, RecordBounds.text(why));
  }

  /** A reconcile that measured nothing and changed nothing that people follow is no step. */
  private static boolean isStep(RunRecord run, Decided decided) {
    CanaryStatus before = decided.before();
    CanaryStatus next = decided.next();
    return run.steps().isEmpty()
        || decided.outcome() != Outcome.NONE
        || !decided.why().checks().isEmpty()
        || before.phase() != next.phase()
        || before.weight() != next.weight()
        || before.iteration() != next.iteration()
        || before.failures() != next.failures()
        || Boolean.TRUE.equals(before.mirrored()) != Boolean.TRUE.equals(next.mirrored())
        || Boolean.TRUE.equals(before.paused()) != Boolean.TRUE.equals(next.paused());
  }

  private static RecordedStep step(Decided decided) {
    CanaryStatus next = decided.next();
    return new RecordedStep(
        decided.now().toString(),
        next.phase().text(),
        next.weight(),
        next.iteration(),
        next.failures(),
        decided.why().verdict(),
        decided.why().text(),
        decided.why().checks(),
        null);
  }
}
