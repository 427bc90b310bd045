package io.haldane.mesh.contour;

import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.testing.RouterContract;

class ContourRouterTest extends RouterContract {
  private final ContourRouter router = new ContourRouter();

  @Override
  protected TrafficRouter router() {
    return router;
  }
}
