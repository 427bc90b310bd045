package io.haldane.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.decode.BoundedTree;
import io.haldane.api.decode.OwnObjects;
import io.haldane.api.metrics.Credentials;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RouterSettings;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.api.v1beta1.Canary;
import io.haldane.doctor.snapshot.Measurements;
import io.haldane.doctor.snapshot.NeighborKind;
import io.haldane.doctor.snapshot.Neighbors;
import io.haldane.doctor.snapshot.Snapshot;
import io.haldane.engine.decision.Answers;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.world.ApiOutage;
import io.haldane.engine.world.AvailableSince;
import io.haldane.engine.world.RelatedObjects;
import io.haldane.engine.world.RouterFacts;
import io.haldane.engine.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/** A cluster out of YAML. A document of kind Facts says what is no object. */
final class Setup {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final List<TrafficRouter> ROUTERS =
      ServiceLoader.load(TrafficRouter.class).stream().map(ServiceLoader.Provider::get).toList();
  private static final Map<String, NeighborKind> KINDS =
      Map.of(
          "Pod", NeighborKind.PODS,
          "PodDisruptionBudget", NeighborKind.DISRUPTION_BUDGETS,
          "HorizontalPodAutoscaler", NeighborKind.AUTOSCALERS,
          "ScaledObject", NeighborKind.SCALED_OBJECTS,
          "VirtualService", NeighborKind.VIRTUAL_SERVICES,
          "DestinationRule", NeighborKind.DESTINATION_RULES,
          "PeerAuthentication", NeighborKind.PEER_AUTHENTICATIONS);

  private final Map<ObjectRef, ObjectNode> objects = new HashMap<>();
  private final Map<NeighborKind, List<ObjectNode>> lists = new EnumMap<>(NeighborKind.class);
  private final Map<String, ObjectNode> crds = new HashMap<>();
  private final List<Canary> canaries = new ArrayList<>();
  private JsonNode facts = YAML.createObjectNode();

  /** The snapshot of the first canary of these documents. */
  static Snapshot of(String yaml) {
    Setup setup = new Setup();
    try {
      YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml).forEachRemaining(setup::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return setup.snapshot();
  }

  private void add(JsonNode document) {
    if (!(document instanceof ObjectNode object)) {
      return;
    }
    String kind = object.path("kind").asText();
    JsonNode labels = object.at("/metadata/labels");
    switch (kind) {
      case "Facts" -> facts = object;
      case "CustomResourceDefinition" -> crds.put(object.at("/metadata/name").asText(), object);
      case "Canary" -> canaries.add(OwnObjects.canary(BoundedTree.read(object)));
      case "Gateway" -> list(NeighborKind.ISTIO_GATEWAYS, object);
      case "Deployment" -> {
        if (labels.has("app.kubernetes.io/name")) {
          list(NeighborKind.CONTROLLERS, object);
        }
      }
      case String any -> Optional.ofNullable(KINDS.get(any)).ifPresent(each -> list(each, object));
    }
    objects.put(
        new ObjectRef(
            object.path("apiVersion").asText(),
            kind,
            object.at("/metadata/namespace").isTextual()
                ? object.at("/metadata/namespace").asText()
                : null,
            object.at("/metadata/name").asText()),
        object);
  }

  private void list(NeighborKind kind, ObjectNode object) {
    lists.computeIfAbsent(kind, each -> new ArrayList<>()).add(object);
  }

  private Snapshot snapshot() {
    Canary canary = canaries.getFirst();
    LiveObjects live = LiveObjects.ofTrees(objects);
    String provider = canary.getSpec().provider();
    RouteTarget target =
        new RouteTarget(canary, provider == null ? "istio" : provider, RouterSettings.NONE);
    Optional<TrafficRouter> router =
        ROUTERS.stream().filter(each -> each.accepts(target.provider())).findFirst();
    boolean able = canary.getSpec().service() != null;
    RouterFacts known =
        router
            .<RouterFacts>map(each ->
                new RouterFacts.Known(
                    target.provider(),
                    each.features(),
                    each.queries(),
                    able ? each.refusals(target) : List.of(),
                    able ? each.observe(target, live) : new RouteState.Absent()))
            .orElseGet(() -> new RouterFacts.Unknown(target.provider(), List.of("istio")));
    List<String> rivals =
        canaries.stream()
            .skip(1)
            .filter(other -> other.getSpec().targetRef().equals(canary.getSpec().targetRef()))
            .map(Canary::title)
            .toList();
    return new Snapshot(
        new World(
            NOW,
            canary,
            Settings.DEFAULTS,
            known,
            rivals,
            live,
            related(canary),
            AvailableSince.UNWATCHED,
            ApiOutage.NONE,
            Answers.NONE),
        able && router.isPresent() ? Set.copyOf(router.get().needs(target, live)) : Set.of(),
        Set.of(),
        new Neighbors(
            lists,
            facts.has("groups") ? Optional.of(texts("groups")) : Optional.empty(),
            facts.has("crds") ? Optional.of(crds) : Optional.empty(),
            List.copyOf(texts("denied"))),
        Map.of("datadog", Credentials.required("datadog_api_key", "datadog_application_key")),
        Measurements.NONE);
  }

  private RelatedObjects related(Canary canary) {
    return RelatedObjects.of(
        canary,
        objects.values().stream()
            .filter(object -> object.path("kind").asText().equals("Deployment"))
            .toList(),
        List.of());
  }

  private Set<String> texts(String field) {
    Set<String> texts = new HashSet<>();
    facts.path(field).forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
