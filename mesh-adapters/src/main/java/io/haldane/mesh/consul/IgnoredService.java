package io.haldane.mesh.consul;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.RouteMetadata;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The label that keeps the Service that clients call out of Consul's catalog. A pod may belong to
 * one service of Consul only, and the primary's pods are selected by two Services of Kubernetes.
 */
final class IgnoredService {
  private static final String LABEL = "consul.hashicorp.com/service-ignore";

  private IgnoredService() {}

  /**
   * Only once Consul knows the split: the label takes the Service out of the catalog at once, and
   * from then on nothing but the split answers to its name. Once set it stays.
   */
  static Optional<Manifest> render(RouteTarget target, LiveObjects live) {
    ObjectRef ref = ConsulApi.apex(target);
    Optional<ObjectNode> service = live.tree(ref);
    boolean labelled = service.filter(found -> found.at("/metadata/labels").has(LABEL)).isPresent();
    boolean known = live.tree(ConsulApi.splitter(target)).filter(Acceptance::isSynced).isPresent();
    return service.isPresent() && (known || labelled)
        ? Optional.of(manifest(ref, true))
        : Optional.empty();
  }

  /** A Service of the user is registered again, before the split goes with the canary. */
  static Optional<Manifest> restore(RouteTarget target, LiveObjects live) {
    ObjectRef ref = ConsulApi.apex(target);
    return live.tree(ref)
        .filter(found -> !RouteMetadata.controls(target, found))
        .filter(found -> found.at("/metadata/labels").has(LABEL))
        .map(_ -> manifest(ref, false));
  }

  private static Manifest manifest(ObjectRef ref, boolean ignored) {
    ObjectNode body = Json.addressed(ref);
    if (ignored) {
      RouteMetadata.labels(body, Map.of(LABEL, "true"));
    }
    String pointer = "/metadata/labels/" + LABEL.replace("/", "~1");
    return new Manifest(ref, body, Set.of(pointer), Manifest.Mode.PATCH_ONLY);
  }
}
