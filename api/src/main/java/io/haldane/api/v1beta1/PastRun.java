package io.haldane.api.v1beta1;

import org.jspecify.annotations.Nullable;

/**
 * A run that has a {@code CanaryRun}, in short.
 *
 * @param id of its {@link RunRecord}
 * @param startedAt RFC 3339, like {@code endedAt}
 * @param outcome see {@link RunResult}
 * @param weight highest percent of the traffic that the canary had
 * @param failures failed checks
 * @param revision that it released
 * @param reason why it ended, shortened
 * @param changedBy manager of its {@link ChangedBy}
 */
@Lenient
public record PastRun(
    String id,
    String startedAt,
    String endedAt,
    String outcome,
    int weight,
    int failures,
    @Nullable String revision,
    @Nullable String reason,
    @Nullable String changedBy) {
  private static final int LONGEST_REASON = 200;

  public PastRun {
    id = Lists.orBlank(id);
    startedAt = Lists.orBlank(startedAt);
    endedAt = Lists.orBlank(endedAt);
    outcome = Lists.orBlank(outcome);
  }

  public static PastRun of(RunRecord run) {
    RunResult result = run.result() == null ? new RunResult("", "", null) : run.result();
    return new PastRun(
        run.id(),
        run.startedAt(),
        result.at(),
        result.outcome(),
        run.steps().values().stream().mapToInt(RecordedStep::weight).max().orElse(0),
        run.steps().values().stream().mapToInt(RecordedStep::failures).max().orElse(0),
        run.release().revision(),
        shortened(result.reason()),
        run.release().changedBy() == null ? null : run.release().changedBy().manager());
  }

  private static @Nullable String shortened(@Nullable String reason) {
    return reason == null || reason.length() <= LONGEST_REASON
        ? reason
        : reason.substring(0, LONGEST_REASON) + "…";
  }
}
