package io.haldane.mesh.knative;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.Manifests;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.PromQl;
import io.haldane.mesh.common.RouteMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The target itself is the route: a Knative Service names the share of its newest revision, the
 * canary, and of the one that an annotation remembers, the primary.
 */
public final class KnativeRouter implements TrafficRouter {
  static final String PRIMARY_REVISION = "flagger.app/primary-revision";
  private static final String API_VERSION = "serving.knative.dev/v1";

  private static final BuiltinQueries QUERIES =
      new PromQl(
              "envoy_cluster_upstream_rq",
              "envoy_cluster_upstream_rq_time_bucket",
              "envoy_cluster_name=~\"{{ namespace }}/{{ route }}\"",
              "envoy_response_code!~\"5.*\"")
          .in(BuiltinQueries.Unit.MILLISECONDS);

  @Override
  public String id() {
    return "knative";
  }

  @Override
  public boolean needsService() {
    return false;
  }

  @Override
  public Set<Feature> features() {
    return Set.of(Feature.WEIGHTS, Feature.BLUE_GREEN);
  }

  @Override
  public Set<RoutedKind> kinds() {
    return Set.of(
        RoutedKind.written("serving.knative.dev", "Service", "services", "v1").besideWorkloads());
  }

  @Override
  public List<ObjectRef> needs(RouteTarget target, LiveObjects live) {
    return List.of(service(target));
  }

  private static ObjectRef service(RouteTarget target) {
    return new ObjectRef(
        API_VERSION, "Service", target.namespace(), target.canary().getSpec().targetRef().name());
  }

  @Override
  public RouteState observe(RouteTarget target, LiveObjects live) {
    ObjectRef ref = service(target);
    Optional<ObjectNode> service = live.json(ref);
    Optional<String> primary = service.flatMap(KnativeRouter::remembered);
    return primary.isEmpty()
        ? new RouteState.Absent()
        : StatusReading.of(service.get(), primary.get(), ref.toString());
  }

  private static Optional<String> remembered(ObjectNode service) {
    return RouteMetadata.annotation(service, PRIMARY_REVISION).filter(name -> !name.isEmpty());
  }

  /** The newest revision is the primary as long as there is no other. */
  private static Optional<String> primary(ObjectNode service) {
    return remembered(service)
        .or(() -> Optional.of(service.at("/status/latestCreatedRevisionName").asText()))
        .filter(name -> !name.isEmpty());
  }

  /** Nothing to split before Knative has made a first revision. */
  @Override
  public Manifests render(RouteTarget target, Traffic desired, LiveObjects live) {
    ObjectRef ref = service(target);
    return live.json(ref)
        .flatMap(KnativeRouter::primary)
        .map(primary -> Manifests.apply(split(ref, primary, desired, tags(live.json(ref)))))
        .orElse(Manifests.NONE);
  }

  /** Addresses of single revisions that users gave themselves; they get no share of the rest. */
  private static List<ObjectNode> tags(Optional<ObjectNode> service) {
    List<ObjectNode> tags = new ArrayList<>();
    service.ifPresent(found ->
        found
            .path("spec")
            .path("traffic")
            .forEach(entry -> {
              if (entry instanceof ObjectNode tagged && tagged.hasNonNull("tag")) {
                ObjectNode own = tagged.deepCopy();
                own.remove("percent");
                tags.add(own);
              }
            }));
    return tags;
  }

  /** Before the first run users may be on revisions that are not the newest. */
  @Override
  public List<String> losses(RouteTarget target, LiveObjects live) {
    ObjectRef ref = service(target);
    return live.json(ref)
        .filter(service -> remembered(service).isEmpty())
        .map(service -> elsewhere(ref, service))
        .orElse(List.of());
  }

  private static List<String> elsewhere(ObjectRef ref, ObjectNode service) {
    String newest = service.at("/status/latestCreatedRevisionName").asText();
    List<String> losses = new ArrayList<>();
    int index = 0;
    for (JsonNode entry : service.path("spec").path("traffic")) {
      String revision = entry.path("revisionName").asText();
      if (entry.path("percent").asInt(0) > 0 && !revision.isEmpty() && !revision.equals(newest)) {
        losses.add(
            "%s sends %d %% to the revision %s by spec.traffic[%d], but a canary begins with all traffic on the newest, %s; send all traffic to the latest revision first. Nothing was changed"
                .formatted(ref, entry.path("percent").asInt(), revision, index, newest));
      }
      index++;
    }
    return losses;
  }

  private static Manifest split(
      ObjectRef ref, String primary, Traffic desired, List<ObjectNode> tags) {
    ObjectNode body = Json.addressed(ref);
    body.withObjectProperty("metadata").putObject("annotations").put(PRIMARY_REVISION, primary);
    ArrayNode traffic = body.putObject("spec").putArray("traffic");
    traffic.addObject().put("latestRevision", true).put("percent", desired.canary());
    // Knative would add the false by itself, and we would remove it again forever.
    traffic
        .addObject()
        .put("latestRevision", false)
        .put("revisionName", primary)
        .put("percent", desired.primary());
    tags.forEach(traffic::add);
    return new Manifest(ref, body, Set.of("/spec/traffic"), Manifest.Mode.PATCH_ONLY);
  }

  /** The split stays: users go on meeting the revision that they met until somebody routes anew. */
  @Override
  public Manifests restore(RouteTarget target, LiveObjects live) {
    ObjectRef ref = service(target);
    ObjectNode body = Json.addressed(ref);
    body.withObjectProperty("metadata").putObject("annotations").putNull(PRIMARY_REVISION);
    return live.has(ref)
        ? Manifests.apply(new Manifest(ref, body, Set.of(), Manifest.Mode.PATCH_ONLY))
        : Manifests.NONE;
  }

  @Override
  public BuiltinQueries queries() {
    return QUERIES;
  }
}
