package io.haldane.cli.text;

import io.haldane.api.v1beta1.RunResult;
import io.haldane.cli.text.Table.Cell;
import io.haldane.cli.words.Ages;
import io.haldane.view.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Runs, the newest first. */
public final class RunTable {
  private RunTable() {}

  public static Table of(List<Run> runs, Instant now) {
    Table table =
        new Table("RUN", "RESULT", "STARTED", "TOOK", "WEIGHT", "FAILED", "CHANGED BY", "REASON");
    for (Run run : runs) {
      table.row(
          Cell.of(run.id() == null ? "-" : run.id()),
          new Cell(tone(run), run.outcome()),
          Cell.of(Ages.since(run.startedAt().toString(), now) + " ago"),
          Cell.of(took(run)),
          Cell.of(run.peakWeight() + " %"),
          Cell.of(String.valueOf(run.failedChecks())),
          Cell.of(run.changedBy() == null ? "-" : run.changedBy()),
          Cell.of(run.text()));
    }
    return table;
  }

  private static String took(Run run) {
    Instant ended = run.endedAt();
    return ended == null ? "-" : Ages.words(Duration.between(run.startedAt(), ended));
  }

  private static Tone tone(Run run) {
    return switch (run.outcome()) {
      case RunResult.PROMOTED, RunResult.SKIPPED -> Tone.GOOD;
      case RunResult.FAILED -> Tone.BAD;
      case String _ -> Tone.PLAIN;
    };
  }
}
