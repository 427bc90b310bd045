package io.haldane.doctor.metric;

import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;

/** A metrics backend that does not answer. */
public final class BackendReachable implements Check {
  private static final Code CODE =
      Code.error(
          "metrics-server-unreachable",
          "A metrics backend does not answer.",
          "Check the address, the login and the network. The message says what the backend answered.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    return Unreached.of(s, false);
  }
}
