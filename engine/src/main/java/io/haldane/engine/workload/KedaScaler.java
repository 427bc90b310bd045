package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.AutoscalerRef;
import io.haldane.api.v1beta1.Canary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * KEDA's ScaledObject. It would scale a target up that has no replicas, so it is paused by an
 * annotation between two runs; that annotation never reaches the primary's.
 */
final class KedaScaler implements Scaler {
  static final String KIND = "ScaledObject";
  private static final String PAUSED_REPLICAS = "autoscaling.keda.sh/paused-replicas";
  private static final List<String> PAUSES = List.of(PAUSED_REPLICAS, "autoscaling.keda.sh/paused");
  private static final List<String> COPIED =
      List.of(
          "scaleTargetRef",
          "pollingInterval",
          "cooldownPeriod",
          "minReplicaCount",
          "maxReplicaCount",
          "idleReplicaCount",
          "advanced",
          "triggers",
          "fallback");
  private static final Set<String> OWNED =
      COPIED.stream().map(field -> "/spec/" + field).collect(Collectors.toUnmodifiableSet());

  private final Canary canary;
  private final AutoscalerRef scaler;
  private final String target;

  KedaScaler(Canary canary, AutoscalerRef scaler) {
    this.canary = canary;
    this.scaler = scaler;
    this.target = canary.getSpec().targetRef().name();
  }

  @Override
  public ObjectRef source() {
    return ref(scaler.name());
  }

  @Override
  public ObjectRef primary() {
    return ref(scaler.name() + "-primary");
  }

  private ObjectRef ref(String name) {
    return new ObjectRef("keda.sh/v1alpha1", KIND, canary.getMetadata().getNamespace(), name);
  }

  @Override
  public int minReplicas(LiveObjects live) {
    int min =
        live.json(source()).map(s -> s.path("spec").path("minReplicaCount").asInt(0)).orElse(0);
    return min > 1 ? min : 0;
  }

  /** One that is there already is only freed from a pause that came with the copy. */
  @Override
  public Optional<Manifest> create(LiveObjects live) {
    Optional<ObjectNode> there = live.json(primary());
    return there.isPresent()
        ? there.filter(KedaScaler::isAsleep).map(clone -> paused(primary(), null))
        : manifest(live, Manifest.Mode.CREATE_ONLY);
  }

  private static boolean isAsleep(ObjectNode clone) {
    return clone.path("metadata").path("annotations").path(PAUSED_REPLICAS).asText().equals("0");
  }

  @Override
  public Optional<Manifest> promote(LiveObjects live) {
    return manifest(live, Manifest.Mode.CREATE_OR_PATCH);
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

  private Optional<Manifest> manifest(LiveObjects live, Manifest.Mode mode) {
    return live.json(source())
        .map(source -> {
          ObjectNode body = Bodies.of(primary());
          ObjectNode metadata = (ObjectNode) body.get("metadata");
          JsonNode from = source.path("metadata");
          metadata.set("labels", Prefixes.withoutToolkit(from.path("labels")));
          ObjectNode annotations = Prefixes.withoutToolkit(from.path("annotations"));
          annotations.remove("kubectl.kubernetes.io/last-applied-configuration");
          PAUSES.forEach(annotations::putNull);
          metadata.set("annotations", annotations);
          metadata.putArray("ownerReferences").add(Bodies.owner(canary));
          body.set("spec", spec(source.path("spec")));
          return new Manifest(primary(), body, OWNED, mode);
        });
  }

  private ObjectNode spec(JsonNode source) {
    ObjectNode spec = Bodies.array().addObject();
    for (String field : COPIED) {
      if (source.hasNonNull(field)) {
        spec.set(field, source.get(field).deepCopy());
      }
    }
    spec.withObject("/scaleTargetRef").put("name", target + "-primary");
    JsonNode hpa = spec.withObject("/advanced").path("horizontalPodAutoscalerConfig");
    if (hpa instanceof ObjectNode config && config.hasNonNull("name")) {
      config.put("name", config.path("name").asText() + "-primary");
    }
    spec.path("triggers").forEach(this::rewriteQuery);
    Scaler.bound(spec, scaler, "minReplicaCount", "maxReplicaCount");
    return spec;
  }

  private void rewriteQuery(JsonNode trigger) {
    if (!(trigger.path("metadata") instanceof ObjectNode metadata) || !metadata.has("query")) {
      return;
    }
    Map<String, String> given = scaler.primaryScalerQueries();
    if (given == null || given.isEmpty()) {
      metadata.put("query", aboutPrimary(metadata.path("query").asText()));
    } else {
      String own = given.get(trigger.path("name").asText());
      if (own != null) {
        metadata.put("query", own);
      }
    }
  }

  /** A metric whose name merely begins like the target is left as it is. */
  private String aboutPrimary(String query) {
    Pattern name =
        Pattern.compile("(?<![\\w-])" + Pattern.quote(target) + "(-canary|-primary)?(?!\\w)");
    return name.matcher(query).replaceAll(Matcher.quoteReplacement(target + "-primary"));
  }
}
