package io.haldane.doctor.route;

import io.haldane.api.routing.RouteState;
import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;

/** The route is no split between the two versions. */
public final class RouteReadable implements Check {
  private static final Code CODE =
      Code.error(
          "route-unreadable",
          "The route does not split between primary and canary.",
          "Remove what somebody added to the route; the controller writes its own rules again.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    return s
        .router()
        .map(router -> router.state() instanceof RouteState.Unreadable(String why) ? why : "")
        .filter(why -> !why.isEmpty())
        .map(why -> "The route cannot be used: " + why + ".")
        .stream()
        .toList();
  }
}
