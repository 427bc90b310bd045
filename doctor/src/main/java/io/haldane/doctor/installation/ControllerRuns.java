package io.haldane.doctor.installation;

import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Controllers;
import io.haldane.doctor.snapshot.NeighborKind;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;

/** Nothing reconciles canaries. */
public final class ControllerRuns implements Check {
  private static final Code CODE =
      Code.warning(
          "controller-missing",
          "No running controller of Haldane was found.",
          "Install the chart, or start the controller. It is found by the label app.kubernetes.io/name=haldane.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    return Check.when(
        s.neighbors().knows(NeighborKind.CONTROLLERS)
            && s.neighbors().all(NeighborKind.CONTROLLERS).stream()
                .noneMatch(each -> Controllers.isHaldane(each) && Controllers.runs(each)),
        () -> "No Deployment with the label app.kubernetes.io/name=haldane has available pods.");
  }
}
