package io.haldane.controller.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.engine.decision.Reasons;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One decision of the past.
 *
 * @param seq grows with every decision of a canary, also over restarts of the controller
 * @param at when it was decided
 * @param lastAt when it was last decided in the same words; equal to {@code at} when it was once
 * @param times how often it was decided in a row in the same words
 * @param weightBefore percent of the traffic for the canary, like {@code weightAfter}
 * @param verdict such as {@code advance}, {@code halt}, {@code hold}, {@code rollback}; {@code
 *     remembered} for what was read from the status when the controller started
 * @param text one sentence for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Tick(
    long seq,
    Instant at,
    Instant lastAt,
    int times,
    CanaryPhase phaseBefore,
    CanaryPhase phaseAfter,
    int weightBefore,
    int weightAfter,
    int iteration,
    int failedChecks,
    String verdict,
    String text,
    List<CheckResult> checks,
    List<Said> announcements) {

  static final String REMEMBERED = "remembered";

  /** Longest text that is kept of a message; hooks answer with whole pages at times. */
  private static final int LONGEST_MESSAGE = 400;

  /**
   * An event as it was announced.
   *
   * @param type {@code Normal} or {@code Warning}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Said(String id, String at, String type, String message, @Nullable String severity) {
    static Said of(Announcement announcement) {
      return new Said(
          announcement.id(),
          announcement.at(),
          announcement.type(),
          cut(announcement.message()),
          announcement.severity());
    }
  }

  static Tick decided(
      long seq,
      Instant at,
      CanaryStatus before,
      CanaryStatus after,
      Reasons why,
      List<Announcement> announcements) {
    return new Tick(
        seq,
        at,
        at,
        1,
        before.phase(),
        after.phase(),
        before.weight(),
        after.weight(),
        Math.max(0, after.iteration()),
        after.failures(),
        why.verdict(),
        cut(why.text()),
        why.checks().stream().map(Tick::cut).toList(),
        announcements.stream().map(Said::of).toList());
  }

  /** What a status says about the decision that wrote it. */
  static Tick remembered(long seq, Instant at, CanaryStatus status, String text) {
    return decided(
        seq,
        at,
        status,
        status,
        new Reasons(REMEMBERED, text, status.checks()),
        status.announcements());
  }

  /** Whether the other says the same again, so that one line can stand for both. */
  boolean repeats(Tick earlier) {
    return announcements.isEmpty()
        && checks.isEmpty()
        && earlier.checks.isEmpty()
        && phaseBefore == earlier.phaseAfter
        && phaseAfter == earlier.phaseAfter
        && weightBefore == earlier.weightAfter
        && weightAfter == earlier.weightAfter
        && iteration == earlier.iteration
        && failedChecks == earlier.failedChecks
        && verdict.equals(earlier.verdict)
        && text.equals(earlier.text);
  }

  Tick again(Tick later) {
    return new Tick(
        later.seq,
        at,
        later.at,
        times + 1,
        phaseBefore,
        phaseAfter,
        weightBefore,
        weightAfter,
        iteration,
        failedChecks,
        verdict,
        text,
        checks,
        announcements);
  }

  private static CheckResult cut(CheckResult check) {
    String message = check.message();
    if (message == null || message.length() <= LONGEST_MESSAGE) {
      return check;
    }
    return new CheckResult(
        check.kind(),
        check.name(),
        check.verdict(),
        check.value(),
        check.min(),
        check.max(),
        check.unit(),
        cut(message));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…";
  }
}
