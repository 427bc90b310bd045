package io.haldane.sandbox.demo;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CheckResult;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a release went as the story wants it.
 *
 * @param why it went wrong; empty when right
 */
record Judgement(Release release, RunSeen seen, Measured measured, String why) {

  static Judgement of(Release release, RunSeen seen, Measured measured) {
    String why =
        Stream.of(end(release.kind().expected(), seen), requests(seen, measured))
            .filter(wrong -> !wrong.isEmpty())
            .findFirst()
            .orElse("");
    return new Judgement(release, seen, measured, why);
  }

  boolean right() {
    return why.isEmpty();
  }

  private static String end(ReleaseKind.Expected expected, RunSeen seen) {
    if (seen.end().isEmpty()) {
      return seen.started() ? "its run has not ended" : "its run has not begun";
    }
    return switch (expected) {
      case ReleaseKind.Expected.Promoted _ -> {
        if (seen.end().get() != CanaryPhase.SUCCEEDED) {
          yield "it was rolled back";
        }
        List<String> steps = seen.strategy().steps();
        yield seen.steps().equals(steps)
            ? ""
            : "it went through the steps " + seen.steps() + ", not " + steps;
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

  /** Whether the requests went where the strategy says that they go. */
  private static String requests(RunSeen seen, Measured measured) {
    Served strangers = measured.whole().all(crowd -> !crowd.meant());
    if (strangers.byCanary() > 0) {
      return strangers.byCanary() + " requests of non-testers reached it";
    }
    long early = measured.quiet().map(quiet -> quiet.all().byCanary()).orElse(0L);
    if (early > 0) {
      return early + " requests of users reached it too early";
    }
    if (measured.quiet().isPresent() && measured.whole().aside() <= 0) {
      return "it was checked without a request";
    }
    boolean exposed = seen.steps().stream().anyMatch(step -> !seen.strategy().keepsAside(step));
    return exposed && measured.whole().all().byCanary() == 0
        ? "no request of a user reached it"
        : "";
  }
}
