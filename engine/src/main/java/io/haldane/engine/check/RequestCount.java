package io.haldane.engine.check;

import io.haldane.engine.decision.Question;

/**
 * How many requests the canary needs before a metric of it is judged.
 *
 * @param least at least 1
 * @param question gives the requests in the window of the metric
 */
public record RequestCount(int least, Question.Metric question) {
  /** The same name for every metric: what is asked in the same words is asked once. */
  static final String NAME = "request count";

  /** More are never waited for. */
  static final int MOST = 1_000_000_000;
}
