package io.haldane.engine.workload.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.workload.Bodies;
import io.haldane.engine.workload.CanonicalHash;
import io.haldane.engine.workload.PodWorkload;
import io.haldane.engine.workload.Prefixes;
import io.haldane.engine.workload.PrimaryTemplate;
import io.haldane.engine.workload.Readiness;
import io.haldane.engine.workload.Services;
import io.haldane.engine.workload.TrackedConfigs;
import io.haldane.engine.workload.Workload;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Service whose backends are somebody else's: what it points to is the release. Clients go on
 * calling it by its name; the route splits between a copy of it as it is, {@code -canary}, and a
 * copy as it was promoted, {@code -primary}.
 */
final class ServiceWorkload implements Workload {
  /** Addresses and ports that only one Service can have. */
  private static final List<String> ALLOTTED =
      List.of("clusterIPs", "healthCheckNodePort", "loadBalancerIP", "externalIPs");

  /** What a copy loses when the target loses it; the rest has values of the API server. */
  private static final Set<String> OWNED =
      Set.of(
          "/spec/selector",
          "/spec/externalName",
          "/spec/loadBalancerSourceRanges",
          "/spec/publishNotReadyAddresses",
          "/spec/sessionAffinityConfig",
          "/spec/trafficDistribution");

  private final Canary canary;
  private final Settings settings;
  private final LiveObjects live;
  private final ObjectRef targetRef;
  private final JsonNode target;
  private final JsonNode primary;

  ServiceWorkload(Canary canary, Settings settings, LiveObjects live) {
    this.canary = canary;
    this.settings = settings;
    this.live = live;
    targetRef = Services.ref(canary, canary.getSpec().targetRef().name());
    target = PodWorkload.json(live, targetRef);
    primary = PodWorkload.json(live, primary());
  }

  @Override
  public ObjectRef target() {
    return targetRef;
  }

  @Override
  public ObjectRef primary() {
    return named("-primary");
  }

  private ObjectRef named(String suffix) {
    return Services.ref(canary, targetRef.name() + suffix);
  }

  @Override
  public Set<ObjectRef> needs() {
    return Set.of(targetRef, primary(), named("-canary"));
  }

  @Override
  public boolean targetExists() {
    return target.isObject();
  }

  @Override
  public boolean primaryExists() {
    return primary.isObject();
  }

  @Override
  public Optional<String> refusal() {
    ServiceSpec service = canary.getSpec().service();
    String name = service == null ? null : service.name();
    return name == null || name.isEmpty() || name.equals(targetRef.name())
        ? Optional.empty()
        : Optional.of(
            "the target %s is the Service that clients call, so spec.service.name cannot be %s; remove it"
                .formatted(targetRef, name));
  }

  @Override
  public String revision() {
    return CanonicalHash.of(spec(target));
  }

  /** The spec without what was allotted to that one object. */
  private static ObjectNode spec(JsonNode service) {
    ObjectNode spec = Bodies.array().addObject();
    service.path("spec").properties().forEach(f -> spec.set(f.getKey(), f.getValue().deepCopy()));
    if (!spec.path("clusterIP").asText().equals("None")) {
      spec.remove("clusterIP");
    }
    spec.remove(ALLOTTED);
    for (JsonNode port : spec.path("ports")) {
      if (port instanceof ObjectNode entry) {
        entry.remove("nodePort");
      }
    }
    return spec;
  }

  @Override
  public List<Manifest> companions() {
    return List.of(copy(named("-canary"), canaryMetadata(), Manifest.Mode.CREATE_OR_PATCH));
  }

  private ObjectNode canaryMetadata() {
    ObjectNode metadata = Bodies.array().addObject();
    JsonNode source = target.path("metadata");
    metadata.set("labels", Prefixes.all(source.path("labels")));
    metadata.set("annotations", Prefixes.all(source.path("annotations")));
    return metadata;
  }

  @Override
  public Manifest create(TrackedConfigs configs, String rolloutId) {
    return copy(primary(), primaryMetadata(rolloutId), Manifest.Mode.CREATE_ONLY);
  }

  @Override
  public Manifest promote(TrackedConfigs configs, String rolloutId) {
    return copy(primary(), primaryMetadata(rolloutId), Manifest.Mode.CREATE_OR_PATCH);
  }

  private ObjectNode primaryMetadata(String rolloutId) {
    ObjectNode metadata = Bodies.array().addObject();
    JsonNode source = target.path("metadata");
    metadata.set("labels", Prefixes.filter(source.path("labels"), settings));
    ObjectNode annotations = Prefixes.filter(source.path("annotations"), settings);
    metadata.set("annotations", annotations.put(PrimaryTemplate.ROLLOUT_ID, rolloutId));
    return metadata;
  }

  private Manifest copy(ObjectRef ref, ObjectNode metadata, Manifest.Mode mode) {
    ObjectNode body = Bodies.of(ref);
    ((ObjectNode) body.get("metadata")).setAll(metadata);
    body.withObject("/metadata").set("ownerReferences", Bodies.owners(live.json(ref), canary));
    body.set("spec", copiedSpec());
    return new Manifest(ref, body, OWNED, mode);
  }

  private ObjectNode copiedSpec() {
    ObjectNode spec = spec(target);
    ServiceSpec service = canary.getSpec().service();
    if (service != null && service.trafficDistribution() != null) {
      spec.put("trafficDistribution", service.trafficDistribution());
    }
    return spec;
  }

  @Override
  public Optional<String> primaryRun() {
    String run =
        primary.path("metadata").path("annotations").path(PrimaryTemplate.ROLLOUT_ID).asText();
    return run.isEmpty() ? Optional.empty() : Optional.of(run);
  }

  /** Also before there is a primary: it is made of what the target says. */
  @Override
  public boolean primaryRuns(TrackedConfigs configs) {
    return !primaryExists()
        || CanonicalHash.of(spec(primary)).equals(CanonicalHash.of(copiedSpec()));
  }

  /** What stands behind a Service is not known here; nothing is waited for. */
  @Override
  public Readiness primaryReadiness(Rule rule) {
    return new Readiness.Ready();
  }

  @Override
  public Readiness targetReadiness(Rule rule) {
    return new Readiness.Ready();
  }

  @Override
  public boolean targetServes() {
    return targetExists();
  }

  /** Whose pods they are is not known. */
  @Override
  public boolean primaryServes() {
    return true;
  }

  @Override
  public boolean primaryIsDown() {
    return false;
  }
}
