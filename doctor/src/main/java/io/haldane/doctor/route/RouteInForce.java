package io.haldane.doctor.route;

import io.haldane.api.routing.RouteState;
import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;

/** The data plane does not follow the route. */
public final class RouteInForce implements Check {
  private static final Code CODE =
      Code.warning(
          "route-not-in-force",
          "The route is written, and the mesh or Gateway has not accepted it.",
          "See the conditions of the route; the message says what its controller does not accept.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    return s
        .router()
        .map(router -> router.state() instanceof RouteState.Pending(String why, _) ? why : "")
        .filter(why -> !why.isEmpty())
        .map(why -> "The route is not in force: " + why + ".")
        .stream()
        .toList();
  }
}
