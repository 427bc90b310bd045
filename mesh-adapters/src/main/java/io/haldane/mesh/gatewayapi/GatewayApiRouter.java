package io.haldane.mesh.gatewayapi;

import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.Recognition;
import io.haldane.mesh.common.PromQl;

/** Serves {@code gatewayapi:v1} and {@code gatewayapi:v1beta1}. */
abstract class GatewayApiRouter extends HttpRouteRouter {
  private final Version version;

  private GatewayApiRouter(Version version) {
    super(Dialect.gateways(version));
    this.version = version;
  }

  @Override
  public final String id() {
    return version.provider();
  }

  @Override
  public final boolean accepts(String provider) {
    return provider.equals(id()) || provider.startsWith(id() + ":");
  }

  @Override
  public final Recognition recognition() {
    return RouteRecognition.ofGateways(version, routes());
  }

  /** Gateways agree on no metrics of their own, so the pods are asked. */
  @Override
  public final BuiltinQueries queries() {
    return PromQl.PODS;
  }

  /** Serves {@code gatewayapi:v1}. */
  public static final class V1 extends GatewayApiRouter {
    public V1() {
      super(Version.V1);
    }
  }

  /** Serves {@code gatewayapi:v1beta1}. */
  public static final class V1Beta1 extends GatewayApiRouter {
    public V1Beta1() {
      super(Version.V1BETA1);
    }
  }
}
