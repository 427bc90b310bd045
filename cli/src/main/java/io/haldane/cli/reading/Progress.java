package io.haldane.cli.reading;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.cli.words.Checks;
import io.haldane.engine.settings.Settings;
import io.haldane.view.Ending;
import io.haldane.view.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How far a release is, for scripts.
 *
 * @param line one line without a time
 */
public record Progress(State state, String line) {
  public enum State {
    /** The primary runs what the target has. */
    PROMOTED,
    ROLLED_BACK,
    /** Nothing happens until somebody acts. */
    HELD,
    /** It goes on by itself, or waits for an approval. */
    GOING
  }

  /**
   * @param pending whether the target has a version of which the status knows nothing yet
   */
  public static Progress of(Canary canary, boolean pending) {
    CanaryStatus status = canary.statusOrEmpty();
    Summary summary = Summary.of(canary, Settings.DEFAULTS);
    if (!Standing.problems(status).isEmpty() || !canary.faults().isEmpty()) {
      return new Progress(State.HELD, "Held: " + summary.says());
    }
    if (atRest(status.phase()) && !pending) {
      return status.phase() == CanaryPhase.FAILED
          ? new Progress(State.ROLLED_BACK, Ending.of(status, null))
          : new Progress(State.PROMOTED, promoted(status.phase()));
    }
    boolean suspended = Boolean.TRUE.equals(canary.getSpec().suspend());
    boolean paused = Boolean.TRUE.equals(status.paused());
    if (suspended || paused || status.phase() == CanaryPhase.TERMINATED) {
      return new Progress(State.HELD, "Held: " + held(status, suspended, paused));
    }
    return new Progress(State.GOING, going(summary, status, pending));
  }

  private static String held(CanaryStatus status, boolean suspended, boolean paused) {
    if (suspended) {
      return "spec.suspend is true. Remove it to continue.";
    }
    return paused
        ? "it is paused at %s. Resume it to continue.".formatted(status.phase().text())
        : "the canary is being deleted.";
  }

  /** Phases in which no release is active. */
  static boolean atRest(CanaryPhase phase) {
    return phase == CanaryPhase.INITIALIZED
        || phase == CanaryPhase.SUCCEEDED
        || phase == CanaryPhase.FAILED;
  }

  private static String promoted(CanaryPhase phase) {
    return phase == CanaryPhase.SUCCEEDED
        ? "Promoted: the primary runs the new version."
        : "Initialized: the primary runs the version of the target.";
  }

  private static String going(Summary summary, CanaryStatus status, boolean pending) {
    if (atRest(status.phase()) && pending) {
      return "The target has a new version; the controller has not started its run yet.";
    }
    List<String> parts = new ArrayList<>();
    parts.add(summary.phaseText() + (summary.weight() > 0 ? " " + summary.weight() + " %" : ""));
    if (status.iteration() > 0) {
      parts.add("round " + status.iteration());
    }
    if (status.failures() > 0) {
      parts.add("failed checks %d of %d".formatted(summary.failedChecks(), summary.threshold()));
    }
    String failing =
        Ending.failing(status).stream().map(Progress::words).collect(Collectors.joining("; "));
    if (!failing.isEmpty()) {
      parts.add(failing);
    } else if (!summary.says().isEmpty()) {
      parts.add(summary.says());
    }
    return String.join(", ", parts);
  }

  private static String words(CheckResult check) {
    String measured = Checks.measured(check);
    String answer = Checks.answer(check);
    if (answer.isEmpty()) {
      return check.name() + " failed";
    }
    return check.name() + (measured.isEmpty() ? ": " : " ") + answer;
  }
}
