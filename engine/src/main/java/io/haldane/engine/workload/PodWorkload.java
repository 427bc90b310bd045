package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A workload that makes pods from a template: its primary is a copy of it under another name. The
 * trees of both are shared with others and never changed here.
 */
public abstract class PodWorkload implements Workload {
  protected final Canary canary;
  protected final JsonNode target;
  protected final JsonNode primary;
  private final Settings settings;
  private final LiveObjects live;
  private final ObjectRef targetRef;
  private final ObjectRef primaryRef;
  private final Optional<Selector> selector;

  protected PodWorkload(String kind, Canary canary, Settings settings, LiveObjects live) {
    this.canary = canary;
    this.settings = settings;
    this.live = live;
    String namespace = canary.getMetadata().getNamespace();
    String name = canary.getSpec().targetRef().name();
    targetRef = new ObjectRef("apps/v1", kind, namespace, name);
    primaryRef = new ObjectRef("apps/v1", kind, namespace, name + "-primary");
    target = json(live, targetRef);
    primary = json(live, primaryRef);
    selector = Selector.of(matchLabels(target), matchLabels(primary), settings);
  }

  /** The live object, shared with others; missing when there is none. */
  public static JsonNode json(LiveObjects live, ObjectRef ref) {
    return live.tree(ref).map(JsonNode.class::cast).orElseGet(MissingNode::getInstance);
  }

  /** Fields of the spec, beside the template, that the primary takes over. */
  protected abstract List<String> copiedFields();

  /** Those of them in which what the target does not say is removed. */
  protected abstract Set<String> ownedFields();

  /** Whether its pods can have anti-affinity to each other. */
  protected boolean spreads() {
    return true;
  }

  /** The template without what is only said to scale the target. */
  protected JsonNode template() {
    return template(target);
  }

  protected static JsonNode template(JsonNode workload) {
    return workload.path("spec").path("template");
  }

  @Override
  public final ObjectRef target() {
    return targetRef;
  }

  @Override
  public final ObjectRef primary() {
    return primaryRef;
  }

  @Override
  public final boolean targetExists() {
    return target.isObject();
  }

  @Override
  public final boolean primaryExists() {
    return primary.isObject();
  }

  @Override
  public final boolean selectsPods() {
    return true;
  }

  @Override
  public final Optional<Selector> selector() {
    return selector;
  }

  private static Map<String, String> matchLabels(JsonNode workload) {
    return Labels.of(workload.at("/spec/selector/matchLabels"));
  }

  @Override
  public final Optional<Pods> targetPods() {
    return selector.map(own -> new Pods(own.labels(), Map.of(), true, podSpec()));
  }

  /** As the primary is, once there is one; a target that has changed since says nothing of it. */
  @Override
  public final Optional<Pods> primaryPods() {
    return selector.map(own ->
        primaryExists()
            ? PrimarySelector.pods(primary, own)
            : new Pods(own.primaryLabels(), Map.of(), true, podSpec()));
  }

  @Override
  public final Optional<String> conflict() {
    return primaryExists()
        ? selector().flatMap(selector -> PrimarySelector.conflict(target, primary, selector))
        : Optional.empty();
  }

  @Override
  public final String revision() {
    return CanonicalHash.of(template());
  }

  @Override
  public final JsonNode podSpec() {
    return template().path("spec");
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
    ObjectNode labels = Prefixes.filter(target.path("metadata").path("labels"), settings);
    metadata.set("labels", labels.put(selector.label(), selector.primaryValue()));
    metadata.set("annotations", Prefixes.all(target.path("metadata").path("annotations")));
    metadata.putArray("ownerReferences").add(Bodies.owner(canary));
    ObjectNode spec = copiedSpec(configs, rolloutId);
    body.set("spec", spec);
    spec.set("selector", PrimarySelector.of(selector, target));
    return new Manifest(primaryRef, body, Set.of(), Manifest.Mode.CREATE_ONLY);
  }

  @Override
  public Manifest promote(TrackedConfigs configs, String rolloutId) {
    Selector selector = requireSelector();
    ObjectNode body = Bodies.of(primaryRef);
    ObjectNode metadata = (ObjectNode) body.get("metadata");
    JsonNode source = target.path("metadata");
    ObjectNode labels = Prefixes.filter(source.path("labels"), settings);
    metadata.set("labels", labels.put(selector.label(), selector.primaryValue()));
    metadata.set("annotations", Prefixes.filter(source.path("annotations"), settings));
    body.set("spec", copiedSpec(configs, rolloutId));
    return new Manifest(primaryRef, body, ownedFields(), Manifest.Mode.CREATE_OR_PATCH);
  }

  private ObjectNode copiedSpec(TrackedConfigs configs, String rolloutId) {
    ObjectNode spec = Bodies.of(primaryRef).putObject("spec");
    JsonNode source = target.path("spec");
    for (String field : copiedFields()) {
      if (source.hasNonNull(field)) {
        spec.set(field, source.get(field).deepCopy());
      }
    }
    spec.set("template", primaryTemplate(configs, rolloutId));
    return spec;
  }

  private ObjectNode primaryTemplate(TrackedConfigs configs, String rolloutId) {
    return PrimaryTemplate.of(
        template(),
        requireSelector(),
        String.valueOf(targetRef.namespace()),
        configs,
        spreads(),
        rolloutId);
  }

  @Override
  public final Optional<String> primaryRun() {
    String run =
        template(primary)
            .path("metadata")
            .path("annotations")
            .path(PrimaryTemplate.ROLLOUT_ID)
            .asText();
    return run.isEmpty() ? Optional.empty() : Optional.of(run);
  }

  @Override
  public final boolean primaryRuns(TrackedConfigs configs) {
    String rolloutId = primaryRun().orElse("");
    return configs.areCopied(live)
        && CanonicalHash.of(template(primary))
            .equals(CanonicalHash.of(primaryTemplate(configs, rolloutId)));
  }

  protected final ObjectNode targetPatch() {
    return Bodies.of(targetRef);
  }

  protected final Optional<Manifest> patchTarget(ObjectNode body, String... owned) {
    return Optional.of(new Manifest(targetRef, body, Set.of(owned), Manifest.Mode.PATCH_ONLY));
  }
}
