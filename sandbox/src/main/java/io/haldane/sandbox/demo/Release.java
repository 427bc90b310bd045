package io.haldane.sandbox.demo;

/**
 * One version of the story.
 *
 * @param number 1 is what runs at the start
 */
record Release(int number, ReleaseKind kind) {

  /** {@code v2}. */
  String label() {
    return "v" + number;
  }

  /** {@code podinfo:2.0.0}. */
  String image() {
    return "podinfo:" + number + ".0.0";
  }
}
