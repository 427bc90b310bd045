package io.haldane.mesh.gatewayapi;

import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RouterSettings;
import io.haldane.mesh.testing.Yaml;
import java.util.stream.Stream;

/** The canary of these tests. */
final class Tills {
  static final String GATEWAY = "gatewayRefs: [{name: gateway, namespace: istio-ingress}]";

  private Tills() {}

  static RouteTarget target(String analysis, String... service) {
    return with(
        String.join(", ", Stream.concat(Stream.of(GATEWAY), Stream.of(service)).toList()),
        analysis);
  }

  /**
   * @param parent fields of the one reference, in YAML's flow style
   */
  static RouteTarget behind(String parent, String analysis) {
    return with("gatewayRefs: [{" + parent + "}]", analysis);
  }

  private static RouteTarget with(String fields, String analysis) {
    String canary =
        """
        apiVersion: flagger.app/v1beta1
        kind: Canary
        metadata: {name: till, namespace: shop}
        spec:
          targetRef: {apiVersion: apps/v1, kind: Deployment, name: till}
          service: {port: 80, %s}
          analysis: {interval: 30s, threshold: 5, %s}
        """
            .formatted(fields, analysis);
    return new RouteTarget(Yaml.canary(canary), "gatewayapi:v1", RouterSettings.NONE);
  }
}
