package io.haldane.engine.record;

import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.PastRun;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.api.v1beta1.RunResult;
import io.haldane.engine.situation.StepTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which records are to be made objects of their own before a status is written, and what the status
 * remembers of them. The status is the only memory: a controller that dies before it is written
 * files the same record again, under the same name. See docs/adr/0043.
 */
public final class Filing {
  /** Deleted at once; there are more only after the limit was lowered. */
  private static final int MOST_DELETED = 10;

  private Filing() {}

  /** Records that are over by the next status, oldest first; mostly none. */
  public static List<RunRecord> due(CanaryStatus before, CanaryStatus next) {
    List<RunRecord> due = new ArrayList<>();
    RunRecord old = before.run();
    RunRecord now = next.run();
    if (old != null && now != null && !old.id().equals(now.id())) {
      due.add(old.isOver() ? old : superseded(old, now));
    }
    if (now != null && now.isOver()) {
      due.add(now);
    }
    return due;
  }

  private static RunRecord superseded(RunRecord old, RunRecord now) {
    return old.ended(
        new RunResult(
            now.startedAt(),
            RunResult.SUPERSEDED,
            "A newer version arrived before the checks of this one ended."));
  }

  /** How long the run took, in whole seconds; empty where its times cannot be read. */
  public static Optional<Duration> duration(RunRecord record) {
    RunResult result = record.result();
    Optional<Instant> ended = StepTimes.instant(result == null ? null : result.at());
    return StepTimes.instant(record.startedAt())
        .flatMap(began -> ended.map(end -> Duration.between(began, end)))
        .filter(took -> !took.isNegative())
        .map(took -> Duration.ofSeconds(took.toSeconds()));
  }

  /** The record has an object of its own: the status names it, and needs it no more. */
  public static CanaryStatus filed(CanaryStatus next, RunRecord record) {
    List<PastRun> past = new ArrayList<>(next.pastRuns());
    past.removeIf(run -> run.id().equals(record.id()));
    past.add(PastRun.of(record));
    boolean isCurrent = next.run() != null && next.run().id().equals(record.id());
    return next.edit().pastRuns(List.copyOf(past)).run(isCurrent ? null : next.run()).done();
  }

  /** Ids of the oldest runs beyond the limit. */
  public static List<String> surplus(CanaryStatus status, int limit) {
    int surplus = Math.min(MOST_DELETED, status.pastRuns().size() - limit);
    return status.pastRuns().stream().limit(Math.max(0, surplus)).map(PastRun::id).toList();
  }

  /** The run has no object any more. */
  public static CanaryStatus deleted(CanaryStatus status, String id) {
    return status
        .edit()
        .pastRuns(status.pastRuns().stream().filter(run -> !Objects.equals(run.id(), id)).toList())
        .done();
  }
}
