package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.AutoscalerRef;
import io.haldane.api.v1beta1.Canary;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * KEDA's ScaledObject. It would scale a target up that has no replicas, so it is paused by an
 * annotation between two runs; that annotation never reaches the primary's.
 */
final class KedaScaler extends ClonedScaler {
  static final String KIND = "ScaledObject";
  static final String API_VERSION = "keda.sh/v1alpha1";
  private static final String PAUSED_REPLICAS = "autoscaling.keda.sh/paused-replicas";
  private static final String TRANSFER = "scaledobject.keda.sh/transfer-hpa-ownership";
  private static final String POD_SELECTOR = "podSelector";
  private static final List<String> PAUSES = List.of(PAUSED_REPLICAS, "autoscaling.keda.sh/paused");
  private static final Set<String> OWNED = Set.of("/spec");

  private final String target;

  KedaScaler(Canary canary, AutoscalerRef scaler) {
    super(ScalerKind.KEDA, canary, scaler, "minReplicaCount", OWNED);
    this.target = canary.getSpec().targetRef().name();
  }

  /** An annotation makes KEDA take over an autoscaler that it has not created. */
  @Override
  public boolean takesOver(ObjectRef clone, LiveObjects live) {
    return clone.equals(primary())
        || live.json(source())
            .filter(source ->
                source.path("metadata").path("annotations").path(TRANSFER).asText().equals("true"))
            .map(source -> source.at("/spec/advanced/horizontalPodAutoscalerConfig/name").asText())
            .filter(name -> clone.kind().equals(HorizontalScaler.KIND))
            .filter(name -> clone.name().equals(name + "-primary"))
            .isPresent();
  }

  /** One that is there already is only freed from a pause that came with the copy. */
  @Override
  public Optional<Manifest> create(LiveObjects live, Workload workload) {
    Optional<ObjectNode> there = live.json(primary());
    return there.isPresent()
        ? there.filter(KedaScaler::isAsleep).map(clone -> paused(primary(), null))
        : clone(live, workload, Manifest.Mode.CREATE_ONLY);
  }

  private static boolean isAsleep(ObjectNode clone) {
    return clone.path("metadata").path("annotations").path(PAUSED_REPLICAS).asText().equals("0");
  }

  @Override
  public Optional<Manifest> pause() {
    return Optional.of(paused(source(), "0"));
  }

  @Override
  public Optional<Manifest> resume() {
    return Optional.of(paused(source(), null));
  }

  private static Manifest paused(ObjectRef ref, @Nullable String replicas) {
    ObjectNode body = Bodies.of(ref);
    body.withObject("/metadata/annotations").put(PAUSED_REPLICAS, replicas);
    return new Manifest(ref, body, Set.of(), Manifest.Mode.PATCH_ONLY);
  }

  @Override
  ObjectNode annotations(JsonNode source) {
    ObjectNode annotations = super.annotations(source);
    PAUSES.forEach(annotations::putNull);
    return annotations;
  }

  @Override
  ObjectNode spec(JsonNode source, Workload workload) {
    ObjectNode spec = Bodies.array().addObject();
    source.properties().stream()
        .filter(field -> !field.getValue().isNull())
        .forEach(field -> spec.set(field.getKey(), field.getValue().deepCopy()));
    spec.withObject("/scaleTargetRef").put("name", target + "-primary");
    JsonNode hpa = spec.withObject("/advanced").path("horizontalPodAutoscalerConfig");
    if (hpa instanceof ObjectNode config && config.hasNonNull("name")) {
      config.put("name", config.path("name").asText() + "-primary");
    }
    boolean given = givesQueries(spec.path("triggers"));
    for (JsonNode trigger : spec.path("triggers")) {
      rewriteQuery(trigger, given);
      rewritePods(trigger);
    }
    Scaler.bound(spec, scaler, "minReplicaCount", "maxReplicaCount");
    return spec;
  }

  /** Who gives queries gives all of them; a selector of pods is none. */
  private boolean givesQueries(JsonNode triggers) {
    Set<String> names = new HashSet<>(queries().keySet());
    for (JsonNode trigger : triggers) {
      if (trigger.path("metadata").has(POD_SELECTOR)) {
        names.remove(trigger.path("name").asText());
      }
    }
    return !names.isEmpty();
  }

  private Map<String, String> queries() {
    Map<String, String> given = scaler.primaryScalerQueries();
    return given == null ? Map.of() : given;
  }

  private void rewriteQuery(JsonNode trigger, boolean given) {
    if (!(trigger.path("metadata") instanceof ObjectNode metadata) || !metadata.has("query")) {
      return;
    }
    if (given) {
      given(trigger).ifPresent(own -> metadata.put("query", own));
    } else {
      metadata.put("query", aboutPrimary(metadata.path("query").asText()));
    }
  }

  /** A selector of pods cannot be guessed; the canary can give one under the trigger's name. */
  private void rewritePods(JsonNode trigger) {
    if (trigger.path("metadata") instanceof ObjectNode metadata && metadata.has(POD_SELECTOR)) {
      given(trigger).ifPresent(own -> metadata.put(POD_SELECTOR, own));
    }
  }

  private Optional<String> given(JsonNode trigger) {
    return Optional.ofNullable(queries().get(trigger.path("name").asText()));
  }

  /** The target's pods are gone between two runs, so nothing that counts them can scale another. */
  @Override
  public Optional<String> refusal(LiveObjects live, Workload workload) {
    return live.json(source()).stream()
        .flatMap(source -> source.at("/spec/triggers").valueStream())
        .filter(trigger -> given(trigger).isEmpty())
        .filter(trigger -> countsTarget(trigger, workload))
        .findFirst()
        .map(trigger ->
            "%s has a trigger that counts the pods with %s: those of %s, which do not exist between two runs, and none of %s; name that trigger and set a selector for the primary in spec.autoscalerRef.primaryScalerQueries"
                .formatted(
                    source(),
                    trigger.path("metadata").path(POD_SELECTOR).asText(),
                    workload.target(),
                    workload.primary()));
  }

  private static boolean countsTarget(JsonNode trigger, Workload workload) {
    String text = trigger.path("metadata").path(POD_SELECTOR).asText();
    List<LabelRequirement> wanted = LabelRequirement.in(text);
    return !text.isBlank()
        && workload.targetPods().filter(pods -> accept(wanted, pods)).isPresent()
        && workload.primaryPods().filter(pods -> accept(wanted, pods)).isEmpty();
  }

  private static boolean accept(List<LabelRequirement> wanted, Pods pods) {
    return wanted.stream().allMatch(requirement -> requirement.accepts(pods.all()));
  }

  /**
   * What the query says of the target is said of its primary. A metric that is named after the
   * target, and a workload whose name merely ends like it, are left as they are.
   */
  private String aboutPrimary(String query) {
    String name = Pattern.quote(target);
    String namespace = Pattern.quote(String.valueOf(canary.getMetadata().getNamespace()));
    // Proxies write namespace and name as one word, such as test_podinfo-canary_80.
    String alone = "(?:(?<![\\w-])|(?<=(?<![\\w-])" + namespace + "[_-]))";
    Pattern versions =
        Pattern.compile(alone + name + "(?:-(?:canary|primary)(?![A-Za-z0-9])|(?!\\w))");
    return versions.matcher(query).replaceAll(Matcher.quoteReplacement(target + "-primary"));
  }
}
