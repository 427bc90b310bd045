package io.haldane.mesh.appmesh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.GoDuration;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.mesh.common.Json;
import java.util.ArrayList;
import java.util.List;

/** What the proxies of one version are: where they are found, and whom they may call. */
record VirtualNodes(RouteTarget target, Version version, LiveObjects live) {
  private static final String ACCESS_LOG = "appmesh.flagger.app/accesslog";

  /** In the oldest version pods belong to the node that is named like their workload. */
  List<Manifest> render() {
    String primary = target.primary();
    List<Manifest> nodes = new ArrayList<>();
    if (version == Version.V1BETA1) {
      nodes.add(node(target.apex(), primary));
    }
    nodes.add(node(primary, primary));
    nodes.add(node(target.canaryService(), target.canaryService()));
    return nodes;
  }

  static List<ObjectRef> refs(RouteTarget target, Version version) {
    List<ObjectRef> refs = new ArrayList<>();
    if (version == Version.V1BETA1) {
      refs.add(version.node(target, target.apex()));
    }
    refs.add(version.node(target, target.primary()));
    refs.add(version.node(target, target.canaryService()));
    return refs;
  }

  static ObjectRef pods(RouteTarget target, String service) {
    return new ObjectRef("v1", "Service", target.namespace(), service);
  }

  private Manifest node(String name, String service) {
    ObjectRef ref = version.node(target, name);
    ObjectNode body = AppMeshObjects.body(target, ref, live);
    ObjectNode spec = AppMeshObjects.spec(body);
    List<String> owned =
        new ArrayList<>(
            List.of(
                "/spec/listeners", "/spec/serviceDiscovery", "/spec/backends", "/spec/logging"));
    ArrayNode listeners = Listeners.of(target, Listeners.port(target, version));
    spec.set("listeners", listeners);
    String host = service + "." + target.namespace();
    switch (version) {
      case V1BETA1 -> {
        spec.put("meshName", target.service().meshName());
        spec.putObject("serviceDiscovery").putObject("dns").put("hostName", host);
      }
      case V1BETA2 -> {
        spec.putObject("serviceDiscovery")
            .putObject("dns")
            .put("hostname", host + ".svc.cluster.local.");
        timeout((ObjectNode) listeners.get(0));
        selectPods(spec, service, owned);
      }
    }
    Json.setUnlessEmpty(spec, "backends", backends());
    if (logsRequests()) {
      spec.putObject("logging").putObject("accessLog").putObject("file").put("path", "/dev/stdout");
    }
    return Manifest.of(ref, body, owned.toArray(String[]::new));
  }

  private void timeout(ObjectNode listener) {
    GoDuration.parse(target.service().timeout())
        .ifPresent(time ->
            listener
                .putObject("timeout")
                .putObject(Listeners.protocol(target))
                .set("perRequest", RoutePolicies.millis(time)));
  }

  /** Those that the Service of the version leads to; while it is away, the pods stay selected. */
  private void selectPods(ObjectNode spec, String service, List<String> owned) {
    JsonNode labels =
        live.tree(pods(target, service))
            .map(found -> found.at("/spec/selector"))
            .orElseGet(Json::object);
    if (!labels.isEmpty()) {
      spec.putObject("podSelector").set("matchLabels", labels.deepCopy());
      owned.add("/spec/podSelector");
    }
  }

  private ArrayNode backends() {
    ArrayNode backends = Json.array();
    for (String name : target.service().backends()) {
      ObjectNode service = backends.addObject().putObject("virtualService");
      switch (version) {
        case V1BETA1 -> service.put("virtualServiceName", name);
        case V1BETA2 -> {
          if (name.startsWith("arn:aws")) {
            service.put("virtualServiceARN", name);
          } else {
            service.putObject("virtualServiceRef").put("name", name);
          }
        }
      }
    }
    return backends;
  }

  private boolean logsRequests() {
    var annotations = target.canary().getMetadata().getAnnotations();
    return annotations != null && "enabled".equals(annotations.get(ACCESS_LOG));
  }
}
