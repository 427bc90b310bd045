package io.haldane.doctor.installation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Controllers;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;
import java.util.Map;

/** There is no kind for the records of past runs. */
public final class RunCrd implements Check {
  private static final Code CODE =
      Code.warning(
          "run-crd-missing",
          "The CRD of CanaryRun is not installed, so the records of past runs are not kept.",
          "Apply the CRDs of the chart: kubectl apply -f helm/haldane/crds. Or set runHistoryLimit to 0.");

  @Override
  public Code code() {
    return CODE;
  }

  /** Without the CRD of canaries, nothing is known of the others. */
  @Override
  public List<String> find(Snapshot s) {
    Map<String, ObjectNode> crds = s.neighbors().crds().orElse(Map.of());
    return Check.when(
        crds.containsKey(Crds.NAMES.getFirst())
            && !crds.containsKey(Crds.RUNS)
            && Controllers.keepRuns(s.neighbors()),
        () -> "The CRD %s is not installed.".formatted(Crds.RUNS));
  }
}
