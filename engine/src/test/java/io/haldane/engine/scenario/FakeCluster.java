package io.haldane.engine.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.MergePatch;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.Needs;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.workload.NeighborWorkload;
import io.haldane.engine.world.PodLabel;
import io.haldane.engine.world.RelatedObjects;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Objects as an API server keeps them, and workloads that roll out between two ticks. */
final class FakeCluster {
  private static final KubernetesSerialization SERIALIZATION =
      new KubernetesSerialization(new com.fasterxml.jackson.databind.ObjectMapper(), false);
  private static final Map<String, ObjectNode> PARSED = new ConcurrentHashMap<>();
  static final String NAMESPACE = "test";

  private final Map<ObjectRef, ObjectNode> objects = new LinkedHashMap<>();
  private final Set<String> stalled = new HashSet<>();
  private final Map<String, Instant> unavailable = new HashMap<>();
  private final Set<String> stuck = new HashSet<>();

  private final Map<String, Integer> lost = new HashMap<>();

  /** How many nodes take the pods of a DaemonSet that may run anywhere. */
  int nodes = 2;

  /** Pods of that Deployment do not become ready. */
  void stall(String deployment) {
    stalled.add(deployment);
  }

  /** So many pods of that workload are not available. */
  void lose(String workload, int pods) {
    lost.put(workload, pods);
  }

  /** Its Deployment says so, by a clock that may be another than the controller's. */
  void unavailableSince(String deployment, Instant time) {
    unavailable.put(deployment, time);
  }

  /** Its progress deadline has passed. */
  void exceedDeadline(String deployment) {
    stuck.add(deployment);
  }

  void heal(String deployment) {
    stalled.remove(deployment);
    stuck.remove(deployment);
  }

  void put(ObjectNode object) {
    objects.put(refOf(object), object);
  }

  void apply(String yaml) {
    put(
        PARSED
            .computeIfAbsent(yaml, text -> SERIALIZATION.unmarshal(text, ObjectNode.class))
            .deepCopy());
  }

  void remove(ObjectRef ref) {
    objects.remove(ref);
  }

  ObjectNode get(ObjectRef ref) {
    ObjectNode object = objects.get(ref);
    if (object == null) {
      throw new AssertionError(ref + " does not exist; there are " + objects.keySet());
    }
    return object;
  }

  boolean has(ObjectRef ref) {
    return objects.containsKey(ref);
  }

  static ObjectRef deployment(String name) {
    return new ObjectRef("apps/v1", "Deployment", NAMESPACE, name);
  }

  private static ObjectRef refOf(ObjectNode object) {
    return new ObjectRef(
        object.path("apiVersion").asText(),
        object.path("kind").asText(),
        NAMESPACE,
        object.path("metadata").path("name").asText());
  }

  LiveObjects read(Set<ObjectRef> refs) {
    Map<ObjectRef, ObjectNode> found = new HashMap<>();
    for (ObjectRef ref : refs) {
      ObjectNode object = objects.get(ref);
      if (object != null) {
        found.put(ref, object.deepCopy());
      }
    }
    return LiveObjects.ofTrees(found);
  }

  /** As the controller finds it: by labels of pods, and by owners. */
  RelatedObjects surroundings(Canary canary, Settings settings, LiveObjects live) {
    List<PodLabel> labels = Needs.podLabels(canary, settings, live);
    List<ObjectNode> workloads =
        objects.values().stream()
            .filter(o -> NeighborWorkload.KINDS.contains(o.path("kind").asText()))
            .filter(o ->
                PodLabel.of(o, Set.copyOf(settings.selectorLabels())).stream()
                    .anyMatch(labels::contains))
            .toList();
    List<ObjectNode> scalers =
        objects.values().stream()
            .filter(o -> o.at("/spec").has("scaleTargetRef"))
            .filter(o -> Needs.olderScalers(canary, live))
            .toList();
    return RelatedObjects.of(canary, workloads, scalers);
  }

  void put(Manifest manifest) {
    ObjectNode live = objects.get(manifest.ref());
    if (live == null) {
      if (manifest.mode() != Manifest.Mode.PATCH_ONLY) {
        ObjectNode created = manifest.body().deepCopy();
        withoutNulls(created);
        put(created);
        bump(get(manifest.ref()));
      }
    } else if (manifest.mode() != Manifest.Mode.CREATE_ONLY) {
      MergePatch.between(live, manifest)
          .ifPresent(patch -> {
            merge(live, patch);
            if (patch.has("spec")) {
              bump(live);
            }
          });
    }
  }

  /** A null removes a field in a patch; in a new object there is nothing to remove. */
  private static void withoutNulls(JsonNode tree) {
    if (tree instanceof ObjectNode object) {
      object.properties().removeIf(field -> field.getValue().isNull());
    }
    tree.forEach(FakeCluster::withoutNulls);
  }

  private static void bump(ObjectNode object) {
    ObjectNode metadata = (ObjectNode) object.get("metadata");
    metadata.put("generation", metadata.path("generation").asInt(0) + 1);
  }

  private static void merge(ObjectNode live, JsonNode patch) {
    patch
        .properties()
        .forEach(field -> {
          if (field.getValue().isNull()) {
            live.remove(field.getKey());
          } else if (field.getValue().isObject()
              && live.path(field.getKey()) instanceof ObjectNode child) {
            merge(child, field.getValue());
          } else {
            live.set(field.getKey(), field.getValue().deepCopy());
          }
        });
  }

  /** Time for the controllers of workloads. */
  void rollOut(Instant now) {
    for (ObjectNode object : objects.values()) {
      switch (object.path("kind").asText()) {
        case "Deployment" -> rollOut(object, now);
        case "DaemonSet" -> rollOutOnNodes(object);
        case "Revision" -> becomeReady(object);
        default -> {}
      }
    }
  }

  private void rollOutOnNodes(ObjectNode daemonSet) {
    boolean nowhere =
        daemonSet.at("/spec/template/spec/nodeSelector").has("flagger.app/scale-to-zero");
    int scheduled = nowhere ? 0 : nodes;
    String name = daemonSet.path("metadata").path("name").asText();
    int missing = stalled.contains(name) ? scheduled : lost.getOrDefault(name, 0);
    ObjectNode status = daemonSet.putObject("status");
    status.put("observedGeneration", daemonSet.path("metadata").path("generation").asInt(0));
    status.put("desiredNumberScheduled", scheduled);
    status.put("updatedNumberScheduled", scheduled);
    status.put("numberAvailable", scheduled - missing);
  }

  private void becomeReady(ObjectNode revision) {
    boolean ready = !stalled.contains(revision.path("metadata").path("name").asText());
    revision
        .putObject("status")
        .putArray("conditions")
        .addObject()
        .put("type", "Ready")
        .put("status", ready ? "True" : "Unknown")
        .put("message", ready ? "" : "Deploying");
  }

  /** Whether a Knative Service has a newest revision that answers now. */
  boolean revisionServes(String service) {
    String newest =
        get(knative("Service", service)).at("/status/latestCreatedRevisionName").asText();
    return get(knative("Revision", newest))
        .at("/status/conditions/0/status")
        .asText()
        .equals("True");
  }

  static ObjectRef knative(String kind, String name) {
    return new ObjectRef("serving.knative.dev/v1", kind, NAMESPACE, name);
  }

  /** Pods of the workload that answer now. */
  int serving(String kind, String name) {
    ObjectNode workload = objects.get(new ObjectRef("apps/v1", kind, NAMESPACE, name));
    String field = kind.equals("DaemonSet") ? "numberAvailable" : "availableReplicas";
    return workload == null ? 0 : workload.path("status").path(field).asInt(0);
  }

  private void rollOut(ObjectNode deployment, Instant now) {
    String name = deployment.path("metadata").path("name").asText();
    int replicas = deployment.path("spec").path("replicas").asInt(1);
    boolean ready = !stalled.contains(name) && !stuck.contains(name);
    ObjectNode status = deployment.putObject("status");
    status.put("observedGeneration", deployment.path("metadata").path("generation").asInt(0));
    status.put("replicas", replicas).put("updatedReplicas", replicas);
    int missing = ready ? lost.getOrDefault(name, 0) : replicas;
    status.put("availableReplicas", Math.max(0, replicas - missing));
    ArrayNode conditions = status.putArray("conditions");
    if (unavailable.containsKey(name)) {
      conditions
          .addObject()
          .put("type", "Available")
          .put("status", "False")
          .put("lastUpdateTime", unavailable.get(name).toString())
          .put("reason", "MinimumReplicasUnavailable");
    }
    conditions
        .addObject()
        .put("type", "Progressing")
        .put("status", stuck.contains(name) ? "False" : "True")
        .put("lastUpdateTime", now.toString())
        .put("reason", stuck.contains(name) ? "ProgressDeadlineExceeded" : "ReplicaSetUpdated");
  }

  /** Everything that must be the same at the end of two tellings of one story. */
  Map<ObjectRef, JsonNode> contents() {
    Map<ObjectRef, JsonNode> contents = new LinkedHashMap<>();
    objects.forEach((ref, object) -> {
      ObjectNode copy = object.deepCopy();
      copy.remove("status");
      ((ObjectNode) copy.get("metadata")).remove("generation");
      contents.put(ref, copy);
    });
    return contents;
  }
}
