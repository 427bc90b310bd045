package io.haldane.mesh.appmesh;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.mesh.common.Json;
import org.jspecify.annotations.Nullable;

/** The one port that nodes and routers listen on. */
final class Listeners {
  private Listeners() {}

  static ArrayNode of(RouteTarget target, int port) {
    ObjectNode listener = Json.object();
    listener.putObject("portMapping").put("port", port).put("protocol", protocol(target));
    return Json.array().add(listener);
  }

  /** Proxies of v1beta2 listen on the port of the pods, as far as it is a number. */
  static int port(RouteTarget target, Version version) {
    ServiceSpec service = target.service();
    return switch (version) {
      case V1BETA1 -> service.port();
      case V1BETA2 ->
          number(service.targetPort()) > 0 ? number(service.targetPort()) : service.port();
    };
  }

  private static int number(@Nullable IntOrString port) {
    Integer number = port == null ? null : port.getIntVal();
    return number == null ? 0 : number;
  }

  static boolean isGrpc(RouteTarget target) {
    String name = target.service().portName();
    return name != null && name.contains("grpc");
  }

  static String protocol(RouteTarget target) {
    return isGrpc(target) ? "grpc" : "http";
  }
}
