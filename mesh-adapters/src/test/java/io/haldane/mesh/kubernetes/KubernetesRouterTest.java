package io.haldane.mesh.kubernetes;

import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.testing.RouterContract;

class KubernetesRouterTest extends RouterContract {

  @Override
  protected TrafficRouter router() {
    return new KubernetesRouter();
  }

  /** Without a mesh, iterating is what sends traffic to the canary. */
  @Override
  protected RouteTarget target(String analysis, Traffic wanted) {
    RouteTarget target = super.target(analysis, wanted);
    int iterations = wanted.canary() > 0 ? 1 : 0;
    target.canary().setStatus(target.canary().statusOrEmpty().edit().iterations(iterations).done());
    return target;
  }
}
