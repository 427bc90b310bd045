package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.engine.Settings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Service whose backends are somebody else's: what it points to is the release. Clients go on
 * calling it by its name; the route splits between a copy of it as it is, {@code -canary}, and a
 * copy as it was promoted, {@code -primary}.
 */
final class ServiceWorkload implements Workload {
  private final Canary canary;
  private final Settings settings;
  private final ObjectRef targetRef;
  private final JsonNode target;
  private final JsonNode primary;

  ServiceWorkload(Canary canary, Settings settings, LiveObjects live) {
    this.canary = canary;
    this.settings = settings;
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
  public boolean selectsPods() {
    return false;
  }

  @Override
  public Optional<Selector> selector() {
    return Optional.empty();
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

  @Override
  public JsonNode podSpec() {
    return MissingNode.getInstance();
  }

  /** The spec without what the API server has allotted to that one object. */
  private static ObjectNode spec(JsonNode service) {
    ObjectNode spec = Bodies.array().addObject();
    service.path("spec").properties().forEach(f -> spec.set(f.getKey(), f.getValue().deepCopy()));
    if (!spec.path("clusterIP").asText().equals("None")) {
      spec.remove("clusterIP");
    }
    spec.remove(List.of("clusterIPs", "healthCheckNodePort"));
    spec.path("ports").forEach(port -> ((ObjectNode) port).remove("nodePort"));
    return spec;
  }

  @Override
  public List<Manifest> companions() {
    return List.of(copy(named("-canary"), canaryMetadata(), Manifest.Mode.CREATE_OR_PATCH));
  }

  private ObjectNode canaryMetadata() {
    ObjectNode metadata = Bodies.array().addObject();
    JsonNode source = target.path("metadata");
    metadata.set("labels", Prefixes.withoutToolkit(source.path("labels")));
    ObjectNode annotations = Prefixes.withoutToolkit(source.path("annotations"));
    annotations.remove("kubectl.kubernetes.io/last-applied-configuration");
    metadata.set("annotations", annotations);
    return metadata;
  }

  @Override
  public Manifest create(TrackedConfigs configs, String rolloutId) {
    return copy(primary(), primaryMetadata(), Manifest.Mode.CREATE_ONLY);
  }

  @Override
  public Manifest promote(TrackedConfigs configs, String rolloutId) {
    return copy(primary(), primaryMetadata(), Manifest.Mode.CREATE_OR_PATCH);
  }

  private ObjectNode primaryMetadata() {
    ObjectNode metadata = Bodies.array().addObject();
    JsonNode source = target.path("metadata");
    metadata.set("labels", Prefixes.filter(source.path("labels"), settings));
    metadata.set("annotations", Prefixes.filter(source.path("annotations"), settings));
    return metadata;
  }

  private Manifest copy(ObjectRef ref, ObjectNode metadata, Manifest.Mode mode) {
    ObjectNode body = Bodies.of(ref);
    ((ObjectNode) body.get("metadata")).setAll(metadata);
    body.withObject("/metadata").putArray("ownerReferences").add(Bodies.owner(canary));
    ObjectNode spec = spec(target);
    ServiceSpec service = canary.getSpec().service();
    if (service != null && service.trafficDistribution() != null) {
      spec.put("trafficDistribution", service.trafficDistribution());
    }
    body.set("spec", spec);
    return new Manifest(ref, body, Set.of("/spec/selector"), mode);
  }

  @Override
  public boolean primaryRuns(TrackedConfigs configs) {
    return CanonicalHash.of(spec(primary)).equals(revision());
  }

  /** What stands behind a Service is not known here; nothing is waited for. */
  @Override
  public Readiness primaryReadiness(Rule rule) {
    return primaryExists()
        ? new Readiness.Ready()
        : new Readiness.Waiting(primary() + " does not exist yet");
  }

  @Override
  public Readiness targetReadiness(Rule rule) {
    return new Readiness.Ready();
  }

  @Override
  public boolean targetScaledUp() {
    return true;
  }

  @Override
  public boolean targetServes() {
    return targetExists();
  }

  @Override
  public boolean primaryIsDown() {
    return false;
  }

  @Override
  public Optional<Manifest> scaleToZero() {
    return Optional.empty();
  }

  @Override
  public Optional<Manifest> scaleUp(int fallback) {
    return Optional.empty();
  }
}
