package io.haldane.engine.decision;

import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.metrics.Sample;
import java.util.List;
import java.util.Optional;

/** The answer to one {@link Question}. */
public sealed interface Answer {
  /** Answers to {@link Question.Hooks}, in order, up to where the calling stopped. */
  record HookRound(List<HookOutcome> outcomes) implements Answer {}

  /** Answer to {@link Question.Metric}. */
  record Measured(Sample sample) implements Answer {}

  /** Answer to {@link Question.Availability}: the problem, or empty when there is none. */
  record Availability(Optional<String> problem) implements Answer {}

  /**
   * Answer to {@link Question.Turn}.
   *
   * @param why what is waited for when it is not granted
   */
  record Turn(boolean granted, String why) implements Answer {}

  record HookOutcome(String name, HookAnswer answer) {}
}
