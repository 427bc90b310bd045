package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A Deployment and its {@code -primary}. */
final class DeploymentWorkload implements Workload {
  private final Canary canary;
  private final Settings settings;
  private final ObjectRef targetRef;
  private final ObjectRef primaryRef;
  private final LiveObjects live;
  private final JsonNode targetJson;
  private final JsonNode primaryJson;

  DeploymentWorkload(Canary canary, Settings settings, LiveObjects live) {
    this.canary = canary;
    this.settings = settings;
    String namespace = canary.getMetadata().getNamespace();
    String name = canary.getSpec().targetRef().name();
    targetRef = new ObjectRef("apps/v1", "Deployment", namespace, name);
    primaryRef = new ObjectRef("apps/v1", "Deployment", namespace, name + "-primary");
    this.live = live;
    targetJson = json(live, targetRef);
    primaryJson = json(live, primaryRef);
  }

  private static JsonNode json(LiveObjects live, ObjectRef ref) {
    return live.json(ref).map(JsonNode.class::cast).orElseGet(MissingNode::getInstance);
  }

  @Override
  public ObjectRef target() {
    return targetRef;
  }

  @Override
  public ObjectRef primary() {
    return primaryRef;
  }

  @Override
  public boolean targetExists() {
    return live.has(targetRef);
  }

  @Override
  public boolean primaryExists() {
    return live.has(primaryRef);
  }

  @Override
  public Optional<Selector> selector() {
    Map<String, String> labels = new HashMap<>();
    targetJson
        .at("/spec/selector/matchLabels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    return Selector.of(labels, settings);
  }

  @Override
  public String revision() {
    return CanonicalHash.of(template(targetJson));
  }

  @Override
  public JsonNode podSpec() {
    return template(targetJson).path("spec");
  }

  private static JsonNode template(JsonNode deployment) {
    return deployment.path("spec").path("template");
  }

  private Selector requireSelector() {
    return selector()
        .orElseThrow(() -> new IllegalStateException(targetRef + " has no selector label"));
  }

  @Override
  public Manifest create(TrackedConfigs configs, String rolloutId) {
    Selector selector = requireSelector();
    ObjectNode body = Bodies.of(primaryRef);
    ObjectNode metadata = (ObjectNode) body.get("metadata");
    ObjectNode labels = Prefixes.filter(targetJson.path("metadata").path("labels"), settings);
    metadata.set("labels", labels.put(selector.label(), selector.primaryValue()));
    ObjectNode annotations =
        Prefixes.withoutToolkit(targetJson.path("metadata").path("annotations"));
    // They describe the target's own history.
    annotations.remove("kubectl.kubernetes.io/last-applied-configuration");
    annotations.remove("deployment.kubernetes.io/revision");
    metadata.set("annotations", annotations);
    metadata.putArray("ownerReferences").add(Bodies.owner(canary));
    ObjectNode spec = rollingSpec(configs, rolloutId);
    body.set("spec", spec);
    spec.put("replicas", Math.max(1, targetJson.path("spec").path("replicas").asInt(1)));
    spec.putObject("selector")
        .putObject("matchLabels")
        .put(selector.label(), selector.primaryValue());
    return new Manifest(primaryRef, body, Set.of(), Manifest.Mode.CREATE_ONLY);
  }

  @Override
  public Manifest promote(TrackedConfigs configs, String rolloutId) {
    Selector selector = requireSelector();
    ObjectNode body = Bodies.of(primaryRef);
    ObjectNode metadata = (ObjectNode) body.get("metadata");
    JsonNode source = targetJson.path("metadata");
    ObjectNode labels = Prefixes.filter(source.path("labels"), settings);
    metadata.set("labels", labels.put(selector.label(), selector.primaryValue()));
    metadata.set("annotations", Prefixes.filter(source.path("annotations"), settings));
    ObjectNode spec = rollingSpec(configs, rolloutId);
    body.set("spec", spec);
    int replicas = targetJson.path("spec").path("replicas").asInt(1);
    if (canary.getSpec().autoscalerRef() == null && replicas > 0) {
      spec.put("replicas", replicas);
    }
    return Manifest.of(primaryRef, body, "/spec/template", "/spec/strategy");
  }

  private ObjectNode rollingSpec(TrackedConfigs configs, String rolloutId) {
    ObjectNode spec = Bodies.of(primaryRef).putObject("spec");
    JsonNode source = targetJson.path("spec");
    for (String field :
        new String[] {
          "progressDeadlineSeconds", "minReadySeconds", "revisionHistoryLimit", "strategy"
        }) {
      if (source.hasNonNull(field)) {
        spec.set(field, source.get(field).deepCopy());
      }
    }
    spec.set("template", primaryTemplate(configs, rolloutId));
    return spec;
  }

  private ObjectNode primaryTemplate(TrackedConfigs configs, String rolloutId) {
    return PrimaryTemplate.of(
        template(targetJson),
        requireSelector(),
        targetRef.name(),
        String.valueOf(targetRef.namespace()),
        configs,
        settings,
        rolloutId);
  }

  @Override
  public boolean primaryRuns(TrackedConfigs configs) {
    String rolloutId =
        template(primaryJson)
            .path("metadata")
            .path("annotations")
            .path(PrimaryTemplate.ROLLOUT_ID)
            .asText();
    return configs.areCopied(live)
        && CanonicalHash.of(template(primaryJson))
            .equals(CanonicalHash.of(primaryTemplate(configs, rolloutId)));
  }

  @Override
  public Readiness primaryReadiness(Rule rule) {
    return primaryExists()
        ? DeploymentReadiness.of(primaryJson, rule)
        : new Readiness.Waiting(
            "waiting for rollout to finish: 0 out of %d new replicas have been updated"
                .formatted(Math.max(1, targetJson.path("spec").path("replicas").asInt(1))));
  }

  @Override
  public Readiness targetReadiness(Rule rule) {
    return targetExists()
        ? DeploymentReadiness.of(targetJson, rule)
        : new Readiness.Waiting(targetRef + " does not exist");
  }

  @Override
  public boolean targetScaledUp() {
    return targetJson.path("spec").path("replicas").asInt(1) > 0;
  }

  @Override
  public int targetServing() {
    return targetJson.path("status").path("availableReplicas").asInt(0);
  }

  @Override
  public int primaryServing() {
    return primaryJson.path("status").path("availableReplicas").asInt(0);
  }

  @Override
  public Manifest scaleToZero() {
    return scale(0);
  }

  @Override
  public Manifest scaleUp(int fallback) {
    int own = targetJson.path("spec").path("replicas").asInt(1);
    int primaries = primaryJson.path("spec").path("replicas").asInt(0);
    return scale(own > 0 ? own : fallback > 0 ? fallback : Math.max(1, primaries));
  }

  private Manifest scale(int replicas) {
    ObjectNode body = Bodies.of(targetRef);
    body.putObject("spec").put("replicas", replicas);
    return new Manifest(targetRef, body, Set.of(), Manifest.Mode.PATCH_ONLY);
  }
}
