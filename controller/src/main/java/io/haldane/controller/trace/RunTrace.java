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

  String step(String key) {
    return TraceIds.step(id, key);
  }

  /** The header for a call that has this span; all traces are sampled. */
  String traceparent(String span) {
    return "00-" + id + "-" + span + "-01";
  }
}
