package io.haldane.doctor.spec;

import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;

/** New versions are promoted at once. */
public final class SkippedAnalysis implements Check {
  private static final Code CODE =
      Code.info(
          "skip-analysis",
          "New versions are promoted without checks.",
          "Remove spec.skipAnalysis to check new versions again.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    return Check.when(
        s.plan().skip(),
        () -> "spec.skipAnalysis is set: new versions are promoted without any check.");
  }
}
