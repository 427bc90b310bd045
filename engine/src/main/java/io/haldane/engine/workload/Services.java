package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.Metadata;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.api.v1beta1.UnmanagedMetadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The three Services: the apex that clients call, and one for each version. */
public final class Services {
  /** Keeps Flux from taking back what is managed here. */
  private static final Map<String, String> KEEP_FLUX_AWAY =
      Map.of(
          "kustomize.toolkit.fluxcd.io/reconcile", "disabled",
          "helm.toolkit.fluxcd.io/driftDetection", "disabled");

  private final RouteTarget names;
  private final Canary canary;
  private final ServiceSpec spec;
  private final String label;
  private final Pods target;
  private final Pods primary;
  private final LiveObjects live;

  private Services(Canary canary, String label, Pods target, Pods primary, LiveObjects live) {
    this.names = RouteTarget.named(canary);
    this.canary = canary;
    this.spec = names.service();
    this.label = label;
    this.target = target;
    this.primary = primary;
    this.live = live;
  }

  /** Empty for a kind of target that brings its own. */
  public static Optional<Services> of(Canary canary, Workload workload, LiveObjects live) {
    return workload
        .selector()
        .map(selector ->
            new Services(
                canary,
                selector.label(),
                workload.targetPods().orElseThrow(),
                workload.primaryPods().orElseThrow(),
                live));
  }

  /** All three, whether they exist or not. */
  public static List<ObjectRef> refs(Canary canary) {
    RouteTarget names = RouteTarget.named(canary);
    return List.of(
        ref(canary, names.canaryService()),
        ref(canary, names.primary()),
        ref(canary, names.apex()));
  }

  public static ObjectRef ref(Canary canary, String name) {
    return new ObjectRef("v1", "Service", canary.getMetadata().getNamespace(), name);
  }

  public Manifest canary() {
    return manifest(names.canaryService(), target, spec.canary());
  }

  public Manifest primary() {
    return manifest(names.primary(), primary, spec.primary());
  }

  /** Once this is in place, plain clients of the Service reach the primary. */
  public Manifest apex() {
    return manifest(names.apex(), primary, spec.apex());
  }

  public Manifest apexToCanary() {
    return manifest(names.apex(), target, spec.apex());
  }

  /** Led by what the pods are that it leads to, and not by what the target has become since. */
  private Manifest manifest(String name, Pods pods, @Nullable Metadata wanted) {
    ObjectRef ref = ref(canary, name);
    Optional<ObjectNode> before = live.json(ref);
    ObjectNode body = Bodies.of(ref);
    boolean ours = before.map(service -> Bodies.isControlledBy(service, canary)).orElse(true);
    metadata((ObjectNode) body.get("metadata"), name, wanted, ours, before);
    JsonNode there = before.map(found -> found.path("spec")).orElseGet(MissingNode::getInstance);
    ObjectNode service = body.putObject("spec");
    ObjectNode selector = service.putObject("selector");
    pods.selectable(there.path("selector")).forEach(selector::put);
    service.set("ports", ports(pods).of(there.path("ports"), !ours));
    if (spec.trafficDistribution() != null) {
      service.put("trafficDistribution", spec.trafficDistribution());
    }
    if (before.isEmpty()) {
      service.put("type", "ClusterIP");
      if (Boolean.TRUE.equals(spec.headless())) {
        service.put("clusterIP", "None");
      }
    }
    return Manifest.of(ref, body, "/spec/selector");
  }

  private ServicePorts ports(Pods pods) {
    return new ServicePorts(spec, pods.spec(), target.spec(), given());
  }

  /** Where the port of a Service leads to that its user had before the canary. */
  private @Nullable JsonNode given() {
    return live.tree(ref(canary, names.apex()))
        .filter(service -> !Bodies.isControlledBy(service, canary))
        .map(service -> PortMerge.find(service.at("/spec/ports"), "TCP", spec.port()))
        .map(port -> port.get("targetPort"))
        .orElse(null);
  }

  /** A user's own Service keeps its labels and its owner; an annotation makes Flux ignore it. */
  private void metadata(
      ObjectNode metadata,
      String name,
      @Nullable Metadata wanted,
      boolean ours,
      Optional<ObjectNode> before) {
    ObjectNode annotations = metadata.putObject("annotations");
    KEEP_FLUX_AWAY.forEach(annotations::put);
    if (!ours) {
      return;
    }
    Metadata given = wanted == null ? Metadata.NONE : wanted;
    ObjectNode labels = metadata.putObject("labels");
    given.labels().forEach(labels::put);
    labels.put(label, name);
    given.annotations().forEach(annotations::put);
    metadata.set("ownerReferences", Bodies.owners(before, canary));
    UnmanagedMetadata others = spec.unmanagedMetadata();
    if (before.isPresent() && others != null) {
      others.labels().forEach(labels::remove);
      others.annotations().forEach(annotations::remove);
    }
  }
}
