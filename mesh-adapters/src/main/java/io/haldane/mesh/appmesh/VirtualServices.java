package io.haldane.mesh.appmesh;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.RouteMetadata;
import java.util.ArrayList;
import java.util.List;

/** What clients in the mesh call: the Service, and the canary by its own name. */
record VirtualServices(RouteTarget target, Version version, LiveObjects live) {

  List<Manifest> render(Traffic traffic) {
    Routes routes = new Routes(target, version);
    ArrayNode canary = routes.canaryOnly();
    ArrayNode split = routes.split(traffic);
    return switch (version) {
      case V1BETA1 ->
          List.of(withRoutes(target.canaryService(), canary), withRoutes(target.apex(), split));
      case V1BETA2 ->
          List.of(
              router(target.canaryService(), canary),
              router(target.apex(), split),
              leading(target.canaryService()),
              leading(target.apex()));
    };
  }

  /** What leads to others comes after them, so that it is deleted first. */
  static List<ObjectRef> refs(RouteTarget target, Version version) {
    List<ObjectRef> refs = new ArrayList<>();
    if (version == Version.V1BETA2) {
      refs.add(version.router(target, target.canaryService()));
      refs.add(version.router(target, target.apex()));
    }
    refs.add(version.service(target, target.canaryService()));
    refs.add(version.service(target, target.apex()));
    return refs;
  }

  private Manifest withRoutes(String name, ArrayNode routes) {
    ObjectRef ref = version.service(target, name);
    ObjectNode body = AppMeshObjects.body(target, ref, live);
    ObjectNode spec = AppMeshObjects.spec(body);
    spec.put("meshName", target.service().meshName());
    ObjectNode router = spec.putObject("virtualRouter").put("name", name);
    router.set("listeners", Listeners.of(target, Listeners.port(target, version)));
    spec.set("routes", routes);
    return exposed(name, Manifest.of(ref, body, "/spec/routes", "/spec/virtualRouter"));
  }

  private Manifest router(String name, ArrayNode routes) {
    ObjectRef ref = version.router(target, name);
    ObjectNode body = AppMeshObjects.body(target, ref, live);
    AppMeshObjects.spec(body)
        .<ObjectNode>set("listeners", Listeners.of(target, Listeners.port(target, version)))
        .set("routes", routes);
    return Manifest.of(ref, body, "/spec/routes", "/spec/listeners");
  }

  private Manifest leading(String name) {
    ObjectRef ref = version.service(target, name);
    ObjectNode body = AppMeshObjects.body(target, ref, live);
    AppMeshObjects.spec(body)
        .putObject("provider")
        .putObject("virtualRouter")
        .putObject("virtualRouterRef")
        .put("name", name);
    return exposed(name, Manifest.of(ref, body, "/spec/provider"));
  }

  private Manifest exposed(String name, Manifest manifest) {
    if (!name.equals(target.apex())) {
      return manifest;
    }
    RouteMetadata.annotations(manifest.body(), GatewayAnnotations.of(target.service()));
    boolean ours =
        live.tree(manifest.ref())
            .filter(found -> RouteMetadata.controls(target, found))
            .isPresent();
    return ours ? GatewayAnnotations.owned(manifest) : manifest;
  }
}
