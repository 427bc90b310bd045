package io.haldane.doctor.installation;

import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Controllers;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;

/** The controller may not keep the records of past runs. */
public final class RunPermission implements Check {
  private static final Code CODE =
      Code.warning(
          "run-permission-missing",
          "The controller has no permission for CanaryRuns, so the records of past runs are not kept.",
          "Grant its service account get, create and delete of canaryruns.haldane.io, or set runHistoryLimit to 0.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    return Controllers.keepRuns(s.neighbors())
        ? s.neighbors().denied().stream()
            .filter(RunPermission::isOfRuns)
            .map(what -> Permissions.sentence(what, s))
            .toList()
        : List.of();
  }

  /** Everything else works without it. */
  static boolean isOfRuns(String denied) {
    return denied.endsWith(" " + Crds.RUNS);
  }
}
