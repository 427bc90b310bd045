package io.haldane.api.v1beta1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change of a run, or one round of its checks.
 *
 * @param at when it was decided, RFC 3339
 * @param phase of the canary after it
 * @param weight percent of the traffic for the canary after it
 * @param failures failed checks of the run after it
 * @param verdict of the engine in a word or two, such as {@code advance} or {@code halt}
 * @param reason one sentence
 * @param checks as the step was judged by them
 * @param checksLeftOut how many checks did not fit; null when all are there
 */
@Lenient
public record RecordedStep(
    String at,
    String phase,
    int weight,
    int iteration,
    int failures,
    String verdict,
    @Nullable String reason,
    List<CheckResult> checks,
    @Nullable Integer checksLeftOut) {
  public RecordedStep {
    at = Lists.orBlank(at);
    phase = Lists.orBlank(phase);
    verdict = Lists.orBlank(verdict);
    checks = Lists.orEmpty(checks);
  }

  /** A check failed in it. Such steps stay in the record the longest. */
  public boolean hasFailed() {
    return checks.stream().anyMatch(check -> check.says(CheckVerdict.FAIL));
  }

  /** The canary stood there already after the step before. */
  public boolean staysAt(RecordedStep before) {
    return phase.equals(before.phase)
        && weight == before.weight
        && iteration == before.iteration
        && failures == before.failures;
  }
}
