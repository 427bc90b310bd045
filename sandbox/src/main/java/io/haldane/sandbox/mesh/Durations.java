package io.haldane.sandbox.mesh;

/** Which time of an answer the mesh counts. */
public enum Durations {
  /** What the proxy measured, as real ones do. */
  MEASURED,

  /**
   * What the pod says its version takes: the same on a machine that stalls. For tests that judge a
   * release and not the machine they run on. An answer that says nothing counts as measured.
   */
  DECLARED
}
