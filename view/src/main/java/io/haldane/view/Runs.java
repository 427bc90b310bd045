package io.haldane.view;

import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.ChangedBy;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.engine.decision.Outcome;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The last runs of one canary, newest first. Not thread-safe: its record guards it. */
public final class Runs {
  public static final int KEPT = 20;

  private final Deque<Run> newestFirst = new ArrayDeque<>();

  public List<Run> list() {
    return List.copyOf(newestFirst);
  }

  public void forget() {
    newestFirst.clear();
  }

  /** What the status alone says: runs that have a record, and the current run, or the last one. */
  public void remembered(CanaryStatus status, Instant at, String text) {
    status.pastRuns().forEach(past -> Run.of(past).ifPresent(this::open));
    Instant startedAt = Times.parse(status.runStartedAt());
    Run newest = newestFirst.peekFirst();
    if (startedAt == null || (newest != null && newest.startedAt().equals(startedAt))) {
      return;
    }
    Run run = fresh(status, startedAt).now(status.weight(), status.failures(), text);
    switch (status.phase()) {
      case SUCCEEDED -> open(run.now(100, 0, text).ended(at, "promoted", text));
      case FAILED -> open(run.ended(at, "failed", text));
      case PROGRESSING, WAITING_PROMOTION, PROMOTING, FINALISING -> open(run);
      case NEW, INITIALIZING, INITIALIZED, WAITING, TERMINATING, TERMINATED -> {}
    }
  }

  public void decided(CanaryStatus next, Outcome outcome, Instant at, String text) {
    if (next.phase().running()) {
      progress(next, at, text);
    }
    switch (outcome) {
      case NONE -> {}
      case PROMOTED -> end(next, at, "promoted", text);
      case SKIPPED, FAILED -> end(next, at, outcome.name().toLowerCase(Locale.ROOT), text);
    }
  }

  private void progress(CanaryStatus next, Instant at, String text) {
    Instant startedAt = Times.parse(next.runStartedAt());
    Run newest = newestFirst.peekFirst();
    if (newest == null || !newest.open()) {
      open(fresh(next, startedAt == null ? at : startedAt));
    } else if (startedAt != null && startedAt.isAfter(newest.startedAt())) {
      replace(
          newest.ended(
              at, Run.SUPERSEDED, "A newer version arrived before the checks of this one ended."));
      open(fresh(next, startedAt));
    }
    replace(newestFirst.getFirst().now(next.weight(), next.failures(), text));
  }

  private void end(CanaryStatus next, Instant at, String how, String text) {
    Run newest = newestFirst.peekFirst();
    if (newest == null || !newest.open()) {
      Instant startedAt = Times.parse(next.runStartedAt());
      open(fresh(next, startedAt == null ? at : startedAt));
    }
    replace(newestFirst.getFirst().now(0, next.failures(), text).ended(at, how, text));
  }

  private void open(Run run) {
    newestFirst.addFirst(run);
    if (newestFirst.size() > KEPT) {
      newestFirst.removeLast();
    }
  }

  private void replace(Run run) {
    newestFirst.removeFirst();
    newestFirst.addFirst(run);
  }

  private static Run fresh(CanaryStatus status, Instant startedAt) {
    Optional<RunRecord> record =
        Optional.ofNullable(status.run())
            .filter(run -> run.startedAt().equals(status.runStartedAt()));
    return new Run(
        startedAt,
        null,
        Run.RUNNING,
        0,
        0,
        "",
        record.map(RunRecord::id).orElse(null),
        record.map(run -> run.release().changedBy()).map(ChangedBy::manager).orElse(null));
  }
}
