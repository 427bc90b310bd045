package io.haldane.mesh.f5nginx;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.RouterSetting;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.RouteBody;
import java.util.List;

/**
 * The part of a virtual server that leads to the canary. The VirtualServer is the user's; a route
 * of it delegates to this one.
 */
final class VirtualServerRoutes {
  private static final String GROUP = "k8s.nginx.org";
  private static final String KIND_NAME = "VirtualServerRoute";
  static final RoutedKind KIND = RoutedKind.written(GROUP, KIND_NAME, "virtualserverroutes", "v1");
  static final RouterSetting INGRESS_CLASS =
      new RouterSetting("ingress-class", "", "ingress class of the routes that are written");

  private VirtualServerRoutes() {}

  static ObjectRef ref(RouteTarget target) {
    return new ObjectRef(GROUP + "/v1", KIND_NAME, target.namespace(), target.apex());
  }

  static Manifest render(RouteTarget target, Traffic traffic, LiveObjects live) {
    ObjectRef ref = ref(target);
    ObjectNode body = RouteBody.keeping(target, ref, live);
    ObjectNode spec = body.putObject("spec");
    target.settings().get(INGRESS_CLASS).ifPresent(name -> spec.put("ingressClassName", name));
    spec.put("host", target.service().hosts().isEmpty() ? "" : target.service().hosts().getFirst());
    spec.set("upstreams", upstreams(target));
    spec.set("subroutes", new Subroutes(target).render(traffic));
    return Manifest.of(ref, body, "/spec/upstreams", "/spec/subroutes");
  }

  private static ArrayNode upstreams(RouteTarget target) {
    ArrayNode upstreams = Json.array();
    for (String service : List.of(target.primary(), target.canaryService())) {
      upstreams
          .addObject()
          .put("name", service)
          .put("service", service)
          .put("port", target.service().port());
    }
    return upstreams;
  }
}
