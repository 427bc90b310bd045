package io.haldane.engine.situation;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When the step of a canary is due, by the clock of this tick. */
public record StepTimes(Situation s) {
  /** RFC 3339 ends here; beyond, there is nothing that could be added to a moment. */
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  /** Whether the current step has been held for its whole interval. */
  public boolean isDue() {
    return !s.now().isBefore(nextAnalysis().orElse(Instant.MIN));
  }

  /**
   * When the current step may be judged. A moment that is further away than one interval comes from
   * a clock that was ahead; nobody waits longer than an interval.
   */
  public Optional<Instant> nextAnalysis() {
    Instant latest = latestAnalysis();
    return instant(s.status().nextAnalysisTime()).map(at -> at.isAfter(latest) ? latest : at);
  }

  /** When the current run began, or the last one. */
  public Instant runStarted() {
    return instant(s.status().runStartedAt()).orElse(Instant.MIN);
  }

  /** When anything last happened to the canary. */
  public Instant lastChanged() {
    return instant(s.status().lastTransitionTime()).orElse(Instant.MIN);
  }

  /** Nothing is put off for longer than this. */
  public Instant latestAnalysis() {
    Duration settle = s.world().settings().settle().multipliedBy(2);
    return s.now().plus(settle.compareTo(s.plan().interval()) > 0 ? settle : s.plan().interval());
  }

  public static Optional<Instant> instant(@Nullable String text) {
    try {
      return text == null
          ? Optional.empty()
          : Optional.of(Instant.parse(text)).filter(LATEST::isAfter);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Whether the remembered moment comes from a clock that was ahead of ours. */
  public boolean clockWasAhead() {
    return instant(s.status().nextAnalysisTime())
        .map(at -> at.isAfter(latestAnalysis()))
        .orElse(false);
  }
}
