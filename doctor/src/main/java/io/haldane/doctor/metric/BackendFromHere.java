package io.haldane.doctor.metric;

import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;

/** A metrics backend that only the cluster can reach. */
public final class BackendFromHere implements Check {
  private static final Code CODE =
      Code.info(
          "metrics-server-not-reachable-here",
          "A metrics server inside the cluster cannot be reached from this machine, so its queries were not run.",
          "Run doctor where the address resolves, or forward the port and give --metrics-server.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    return Unreached.of(s, true);
  }
}
