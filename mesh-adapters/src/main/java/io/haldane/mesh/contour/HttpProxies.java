package io.haldane.mesh.contour;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.RouterSetting;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.RouteBody;

/** The route. It names no host: a root proxy of the user does, and includes it. */
final class HttpProxies {
  private static final String GROUP = "projectcontour.io";
  static final RoutedKind KIND = RoutedKind.written(GROUP, "HTTPProxy", "httpproxies", "v1");
  static final RouterSetting INGRESS_CLASS =
      new RouterSetting(
          "ingress-class", "", "ingress class of routes that have one, such as HTTPProxy");

  private HttpProxies() {}

  static ObjectRef ref(RouteTarget target) {
    return new ObjectRef(GROUP + "/v1", "HTTPProxy", target.namespace(), target.apex());
  }

  static Manifest render(RouteTarget target, Traffic traffic, LiveObjects live) {
    ObjectRef ref = ref(target);
    ObjectNode body = RouteBody.keeping(target, ref, live);
    ObjectNode spec = body.putObject("spec");
    target.settings().get(INGRESS_CLASS).ifPresent(name -> spec.put("ingressClassName", name));
    spec.set("routes", new HttpRoutes(target).render(traffic));
    return Manifest.of(ref, body, "/spec/routes");
  }
}
