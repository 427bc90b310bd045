package io.haldane.controller.trace;

/**
 * The trace of one run.
 *
 * @param id 32 hex digits
 * @param root id of the span of the whole run
 */
record RunTrace(String id, String root) {
  /**
   * @param uid of the canary
   * @param run id of the run
   */
  static RunTrace of(String uid, String run) {
    String id = TraceIds.trace(uid, run);
    return new RunTrace(id, TraceIds.root(id));
  }

  /**
   * The trace of what a canary asks before its next run, which has no id yet. It follows from the
   * run before, so it is the same until the next one begins.
   *
   * @param lastStart when the run before began, as the status has it; empty when there was none
   */
  static RunTrace before(String uid, String lastStart) {
    return of(uid, "after " + lastStart);
  }

  String step(String key) {
    return TraceIds.step(id, key);
  }

  /** The header for a call that has this span; all traces are sampled. */
  String traceparent(String span) {
    return "00-" + id + "-" + span + "-01";
  }
}
