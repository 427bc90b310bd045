package io.haldane.mesh.istio;

import io.haldane.api.routing.Recognition;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.mesh.common.ServiceNames;
import java.util.Set;

/** A VirtualService that leads to the Service, or one that delegates to ours. */
final class RouteRecognition {
  static final Recognition OF_ISTIO =
      Recognition.by(
              Set.of(IstioObjects.kind("VirtualService", "virtualservices")),
              (target, _, route) ->
                  ServiceNames.lead(
                      target,
                      route,
                      "hosts/*",
                      "http/*/route/*/destination/host",
                      "http/*/delegate",
                      "tcp/*/route/*/destination/host",
                      "tls/*/route/*/destination/host"))
          .hintedBy("spec.service.gateways", RouteRecognition::namesGateways)
          .ofEveryService();

  private RouteRecognition() {}

  private static boolean namesGateways(RouteTarget target) {
    ServiceSpec service = target.canary().getSpec().service();
    return service != null && !service.gateways().isEmpty();
  }
}
