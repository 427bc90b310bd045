package io.haldane.mesh.gatewayapi;

import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.testing.RouterContract;
import org.junit.jupiter.api.Nested;

class GatewayApiRouterTest {
  private static final String SERVICE = "gatewayRefs: [{name: gateway, namespace: istio-ingress}]";

  @Nested
  class V1 extends RouterContract {
    @Override
    protected TrafficRouter router() {
      return new GatewayApiRouter.V1();
    }

    @Override
    protected String service() {
      return SERVICE;
    }
  }

  @Nested
  class V1Beta1 extends RouterContract {
    @Override
    protected TrafficRouter router() {
      return new GatewayApiRouter.V1Beta1();
    }

    @Override
    protected String service() {
      return SERVICE;
    }
  }
}
