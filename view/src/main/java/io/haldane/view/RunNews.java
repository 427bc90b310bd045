package io.haldane.view;

import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.PastRun;
import io.haldane.api.v1beta1.RecordedStep;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.api.v1beta1.RunResult;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an announcement is about: the run as its record had it at that moment, however late it is
 * sent. The status alone answers for a canary without a record.
 *
 * @param revision hash of the template that is released; empty before the first run
 * @param images of the new version; empty where the record does not have them all
 * @param weight percent of the traffic that is meant for the new version
 * @param checks of the last step that had some, each with its value and limits
 * @param failure why the run failed; empty if it did not, or has not yet
 */
public record RunNews(
    String revision,
    List<String> images,
    int weight,
    int iteration,
    List<CheckResult> checks,
    Optional<String> failure) {

  public static RunNews of(CanaryStatus status, Announcement news) {
    RunRecord record = status.run();
    return record == null || !record.startedAt().equals(status.runStartedAt())
        ? withoutRecord(status)
        : recorded(record, status, Times.parse(news.at()));
  }

  private static RunNews recorded(RunRecord record, CanaryStatus status, @Nullable Instant at) {
    List<RecordedStep> steps =
        record.inOrder().stream().filter(step -> !isAfter(step, at)).toList();
    Optional<RecordedStep> last = last(steps, _ -> true);
    return new RunNews(
        Objects.requireNonNullElse(record.release().revision(), revision(status)),
        record.release().listedImages(),
        last.map(RecordedStep::weight).orElse(status.weight()),
        last.map(RecordedStep::iteration).orElse(status.iteration()),
        last(steps, step -> !step.checks().isEmpty())
            .map(RecordedStep::checks)
            .orElse(status.checks()),
        Optional.ofNullable(record.result())
            .filter(result -> result.outcome().equals(RunResult.FAILED))
            .map(RunResult::reason));
  }

  private static boolean isAfter(RecordedStep step, @Nullable Instant at) {
    Instant decided = Times.parse(step.at());
    return at != null && decided != null && decided.isAfter(at);
  }

  private static Optional<RecordedStep> last(
      List<RecordedStep> steps, Predicate<RecordedStep> wanted) {
    return steps.reversed().stream().filter(wanted).findFirst();
  }

  /** Of a run that is over the status still has the reason, in short. */
  private static RunNews withoutRecord(CanaryStatus status) {
    Optional<String> filed =
        status.pastRuns().stream()
            .filter(past -> past.startedAt().equals(status.runStartedAt()))
            .filter(past -> past.outcome().equals(RunResult.FAILED))
            .map(PastRun::reason)
            .filter(Objects::nonNull)
            .findFirst();
    return new RunNews(
        revision(status),
        List.of(),
        status.weight(),
        status.iteration(),
        status.checks(),
        Optional.ofNullable(status.failure()).or(() -> filed));
  }

  private static String revision(CanaryStatus status) {
    return Objects.requireNonNullElse(status.lastAppliedSpec(), "");
  }
}
