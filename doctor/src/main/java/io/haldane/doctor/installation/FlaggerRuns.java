package io.haldane.doctor.installation;

import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Controllers;
import io.haldane.doctor.snapshot.KubeObjects;
import io.haldane.doctor.snapshot.NeighborKind;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;

/** Two controllers reconcile the same canaries. */
public final class FlaggerRuns implements Check {
  private static final Code CODE =
      Code.error(
          "flagger-running",
          "Flagger runs in this cluster, too, and reconciles the same canaries.",
          "Scale Flagger to zero before Haldane takes its canaries over.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    boolean haldane =
        s.neighbors().all(NeighborKind.CONTROLLERS).stream()
            .anyMatch(each -> Controllers.isHaldane(each) && Controllers.runs(each));
    return s.neighbors().all(NeighborKind.CONTROLLERS).stream()
        .filter(each -> haldane && Controllers.isFlagger(each) && Controllers.runs(each))
        .map(each -> "Deployment %s runs Flagger.".formatted(KubeObjects.title(each)))
        .toList();
  }
}
