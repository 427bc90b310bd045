package io.haldane.doctor.installation;

import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;

/** The controller may not do what it has to. */
public final class Permissions implements Check {
  private static final Code CODE =
      Code.error(
          "permission-missing",
          "The controller has no permission for something that it needs.",
          "Install the chart with rbac.create, or grant the permission to its service account.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    return s.neighbors().denied().stream()
        .filter(what -> !RunPermission.isOfRuns(what))
        .map(what -> sentence(what, s))
        .toList();
  }

  static String sentence(String denied, Snapshot s) {
    return "The controller may not %s in namespace %s.".formatted(denied, s.namespace());
  }
}
