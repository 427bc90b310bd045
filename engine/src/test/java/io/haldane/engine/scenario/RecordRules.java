package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckKind;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.CheckVerdict;
import io.haldane.api.v1beta1.RecordedStep;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.engine.check.MetricVerdict;
import io.haldane.engine.decision.Decision;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Holds for each status that is written in each story: every step is in the record, once. */
final class RecordRules {
  private RecordRules() {}

  static void written(CanaryStatus before, CanaryStatus next, Decision.Act act) {
    RunRecord was = before.run();
    RunRecord now = next.run();
    if (now == null) {
      assertThat(next.phase().running()).as("a run without a record: %s", act.why()).isFalse();
      return;
    }
    boolean same = was != null && was.id().equals(now.id());
    int more = count(now) - (same ? count(was) : 0);
    assertThat(more).as("steps recorded by %s", act.why()).isBetween(0, 1);
    if (was != null && same) {
      assertThat(now.steps()).containsAllEntriesOf(was.steps());
    }
    boolean follows = next.phase().running() && (moved(before, next) || hasChecks(act));
    if (follows) {
      assertThat(more).as("steps recorded by %s", act.why()).isEqualTo(1);
    }
    if (more == 1) {
      step(now.inOrder().getLast(), next, act);
    }
  }

  private static boolean hasChecks(Decision.Act act) {
    return !act.why().checks().isEmpty();
  }

  private static int count(@Nullable RunRecord run) {
    return run == null ? 0 : run.steps().size();
  }

  private static boolean moved(CanaryStatus before, CanaryStatus next) {
    return before.phase() != next.phase()
        || before.weight() != next.weight()
        || before.iteration() != next.iteration()
        || before.failures() != next.failures();
  }

  private static void step(RecordedStep step, CanaryStatus next, Decision.Act act) {
    assertThat(step.phase()).isEqualTo(next.phase().text());
    assertThat(step.weight()).isEqualTo(next.weight());
    assertThat(step.failures()).isEqualTo(next.failures());
    assertThat(step.checks()).isEqualTo(act.why().checks());
    assertThat(step.checks()).allSatisfy(RecordRules::verdict);
  }

  /** The engine's own rule for the recorded value and bounds gives the recorded verdict. */
  private static void verdict(CheckResult check) {
    Double value = check.value();
    if (check.is(CheckKind.METRIC) && value != null) {
      assertThat(check.says(CheckVerdict.PASS))
          .as("%s", check)
          .isEqualTo(MetricVerdict.isWithin(value, check.min(), check.max()));
    }
  }

  /**
   * What moved a run, or failed: the same however often the controller died. Other looks, as at a
   * closed gate or at pods that get ready, may be fewer when a death takes the time of one.
   */
  static List<String> told(@Nullable RunRecord run) {
    List<RecordedStep> all = run == null ? List.of() : run.inOrder();
    return IntStream.range(0, all.size())
        .filter(i -> i == 0 || all.get(i).hasFailed() || !all.get(i).staysAt(all.get(i - 1)))
        .mapToObj(all::get)
        .map(step ->
            "%s %d/%d/%d %s"
                .formatted(
                    step.phase(), step.weight(), step.iteration(), step.failures(), step.checks()))
        .toList();
  }
}
