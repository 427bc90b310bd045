package io.haldane.sandbox.demo;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CheckResult;

/**
 * Whether a release went as the story wants it.
 *
 * @param why it went wrong; empty when right
 */
record Judgement(Release release, RunSeen seen, String why) {

  static Judgement of(Release release, RunSeen seen) {
    return new Judgement(release, seen, why(release.kind().expected(), seen));
  }

  boolean right() {
    return why.isEmpty();
  }

  private static String why(ReleaseKind.Expected expected, RunSeen seen) {
    if (seen.end().isEmpty()) {
      return seen.started() ? "its run has not ended" : "its run has not begun";
    }
    return switch (expected) {
      case ReleaseKind.Expected.Promoted promoted -> {
        if (seen.end().get() != CanaryPhase.SUCCEEDED) {
          yield "it was rolled back";
        }
        yield seen.weights().equals(promoted.weights())
            ? ""
            : "it went through the weights " + seen.weights() + ", not " + promoted.weights();
      }
      case ReleaseKind.Expected.RolledBack(String metric) -> {
        if (seen.end().get() != CanaryPhase.FAILED) {
          yield "it was promoted";
        }
        boolean named = seen.failed().stream().map(CheckResult::name).anyMatch(metric::equals);
        yield named ? "" : "it was rolled back, but not because of " + metric;
      }
    };
  }
}
