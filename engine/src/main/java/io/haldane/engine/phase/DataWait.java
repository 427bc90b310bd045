package io.haldane.engine.phase;

import io.haldane.api.v1beta1.CheckKind;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.CheckVerdict;
import io.haldane.engine.act.DecisionBuilder;
import io.haldane.engine.act.DesiredObjects;
import io.haldane.engine.check.FirstMisses;
import io.haldane.engine.check.MetricVerdicts;
import io.haldane.engine.check.Miss;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.situation.Conditions;
import io.haldane.engine.situation.Situation;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A step whose metrics have nothing to judge, and whose canary or installation wants to wait for
 * it. It is held with its traffic, nothing counts, and it is judged again after the interval.
 */
final class DataWait {
  private static final LastingHold HOLD = new LastingHold(Conditions.WAITING_FOR_DATA);

  private DataWait() {}

  /**
   * @param checks of this step
   */
  static Decision hold(
      DecisionBuilder draft,
      Situation s,
      List<CheckResult> checks,
      MetricVerdicts metrics,
      FirstMisses first) {
    List<CheckResult> all = withGates(s, checks);
    if (StepTraffic.wasLost(s)) {
      return StepTraffic.beginAnew(draft, s, all);
    }
    DesiredObjects.keepCanaryUp(draft, s);
    draft.checks(all);
    draft.nextStep(s);
    HOLD.report(
        draft,
        s,
        "waiting for data: %s; nothing counts against the canary"
            .formatted(clauses(metrics, miss -> miss.clause(first.primaryOf(miss)))),
        first.beginWait(metrics));
    return draft.done(
        new Reasons("wait", "waits for data: " + clauses(metrics, miss -> miss.clause("")), checks),
        new Wake.At(s.now().plus(s.plan().interval())));
  }

  /** Whether the current step was found without data when it was judged last. */
  static boolean lasts(Situation s) {
    return HOLD.reported(s).isPresent()
        && s.status().checks().stream()
            .anyMatch(check -> check.is(CheckKind.METRIC) && check.says(CheckVerdict.WAIT));
  }

  /** Gates are not asked while the step waits: what was reported of them stays reported. */
  private static List<CheckResult> withGates(Situation s, List<CheckResult> checks) {
    return Stream.concat(
            checks.stream(), s.status().checks().stream().filter(check -> check.is(CheckKind.GATE)))
        .toList();
  }

  private static String clauses(MetricVerdicts metrics, Function<Miss, String> clause) {
    return metrics.waitingFor().stream().map(clause).distinct().collect(Collectors.joining(", "));
  }
}
