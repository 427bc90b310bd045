package io.haldane.mesh.appmesh;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.routing.Lead;
import io.haldane.api.routing.Recognition;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.mesh.common.ServiceNames;
import io.haldane.mesh.common.Texts;
import java.util.Set;

/** A VirtualService of the Service; in the newest version that is served. */
final class RouteRecognition {
  private RouteRecognition() {}

  static Recognition of(Version version) {
    return Recognition.by(Set.of(version.services()), (target, _, route) -> lead(target, route))
        .where((_, served) ->
            version == Version.V1BETA2 || served.version(Version.V1BETA2.services()).isEmpty())
        .hintedBy("spec.service.meshName", RouteRecognition::namesMesh);
  }

  /** The oldest version names the object after the host, with the namespace. */
  private static Lead lead(RouteTarget target, JsonNode route) {
    String name = route.path("metadata").path("name").asText();
    String end = "." + target.namespace();
    String service = name.endsWith(end) ? name.substring(0, name.length() - end.length()) : name;
    return ServiceNames.isName(target, service) || ServiceNames.at(target, route, "awsName")
        ? Lead.YES
        : Lead.NO;
  }

  private static boolean namesMesh(RouteTarget target) {
    ServiceSpec service = target.canary().getSpec().service();
    return service != null && Texts.isSet(service.meshName());
  }
}
