package io.haldane.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.haldane.api.v1beta1.PastRun;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One new version's way, from its first pod to its promotion or rollback.
 *
 * @param endedAt absent while it runs
 * @param outcome {@code running}, {@code promoted}, {@code skipped} (promoted without analysis),
 *     {@code failed} or {@code superseded} (a newer version came before the end)
 * @param peakWeight most percent of the traffic that the canary had
 * @param failedChecks counted in this run
 * @param text why it ended, or what it does now
 * @param id of its record; absent where it has none
 * @param changedBy field manager that changed the pod template of the target; absent where that is
 *     not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Run(
    Instant startedAt,
    @Nullable Instant endedAt,
    String outcome,
    int peakWeight,
    int failedChecks,
    String text,
    @Nullable String id,
    @Nullable String changedBy) {

  static final String RUNNING = "running";
  static final String SUPERSEDED = "superseded";

  public Run(
      Instant startedAt,
      @Nullable Instant endedAt,
      String outcome,
      int peakWeight,
      int failedChecks,
      String text) {
    this(startedAt, endedAt, outcome, peakWeight, failedChecks, text, null, null);
  }

  /** Empty where somebody broke its times. */
  static Optional<Run> of(PastRun past) {
    Instant began = Times.parse(past.startedAt());
    Instant ended = Times.parse(past.endedAt());
    return began == null
        ? Optional.empty()
        : Optional.of(
            new Run(
                began,
                ended == null ? began : ended,
                past.outcome(),
                past.weight(),
                past.failures(),
                past.reason() == null ? "" : past.reason(),
                past.id(),
                past.changedBy()));
  }

  public boolean open() {
    return endedAt == null;
  }

  Run now(int weight, int failures, String why) {
    return new Run(
        startedAt,
        endedAt,
        outcome,
        Math.max(peakWeight, weight),
        Math.max(failedChecks, failures),
        why,
        id,
        changedBy);
  }

  Run ended(Instant at, String how, String why) {
    return new Run(startedAt, at, how, peakWeight, failedChecks, why, id, changedBy);
  }
}
