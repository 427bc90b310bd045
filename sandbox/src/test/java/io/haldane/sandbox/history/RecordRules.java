package io.haldane.sandbox.history;

import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckKind;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.CheckVerdict;
import io.haldane.api.v1beta1.RecordedStep;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.engine.check.MetricVerdict;
import org.jspecify.annotations.Nullable;

/** What the record of a run must be, as the API server has it after each write. */
final class RecordRules {
  static final String ONCE = "each step of a run is recorded once";
  static final String VERDICTS = "recorded verdicts are those that were given";

  private RecordRules() {}

  static void written(CanaryStatus old, CanaryStatus next, Look by) {
    RunRecord was = old.run();
    RunRecord now = next.run();
    if (now == null) {
      Violation.unless(was == null && !next.phase().running(), ONCE, "no record of " + by);
      return;
    }
    boolean same = was != null && was.id().equals(now.id());
    int more = count(now) - (same ? count(was) : 0);
    boolean must = next.phase().running() && (!same || moved(old, next));
    Violation.unless(more >= (must ? 1 : 0) && more <= 1, ONCE, more + " steps of " + by);
    if (was != null && same) {
      int cut = leftOut(now) - leftOut(was);
      long kept = was.steps().entrySet().stream().filter(now.steps().entrySet()::contains).count();
      Violation.unless(kept == was.steps().size() - cut, ONCE, "steps were changed by " + by);
    }
    if (more == 1) {
      step(now.inOrder().getLast(), next, by);
    }
  }

  private static int count(@Nullable RunRecord run) {
    return run == null ? 0 : run.steps().size() + leftOut(run);
  }

  private static int leftOut(RunRecord run) {
    return run.stepsLeftOut() == null ? 0 : run.stepsLeftOut();
  }

  private static boolean moved(CanaryStatus old, CanaryStatus next) {
    return old.phase() != next.phase()
        || old.weight() != next.weight()
        || old.iteration() != next.iteration()
        || old.failures() != next.failures();
  }

  private static void step(RecordedStep step, CanaryStatus next, Look by) {
    boolean there =
        step.phase().equals(next.phase().text())
            && step.weight() == next.weight()
            && step.iteration() == next.iteration()
            && step.failures() == next.failures();
    Violation.unless(there, ONCE, step + " instead of " + by);
    for (CheckResult check : step.checks()) {
      if (check.is(CheckKind.METRIC)) {
        verdict(check, by);
      }
    }
  }

  /** As the backend answered, and as the engine's own rule has it for the recorded value. */
  private static void verdict(CheckResult check, Look by) {
    boolean passed = check.says(CheckVerdict.PASS);
    Double value = check.value();
    boolean same =
        by.wasGood(check.name()).filter(good -> good != passed).isEmpty()
            && (value == null
                ? !passed
                : passed == MetricVerdict.isWithin(value, check.min(), check.max()));
    Violation.unless(same, VERDICTS, check + " of " + by);
  }
}
