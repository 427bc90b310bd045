package io.haldane.controller.tick;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.engine.Serving;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers when the workloads of each canary began to have available pods. Kept in memory only: a
 * new process takes all of them for new, which costs a moment and nothing else. Thread-safe.
 */
final class FirstPods {
  private final Map<CanaryKey, Map<ObjectRef, Instant>> known = new ConcurrentHashMap<>();

  /** What is known now; one canary is looked at by one thread at a time. */
  Serving look(CanaryKey canary, Set<ObjectRef> workloads, LiveObjects live, Instant now) {
    Map<ObjectRef, Instant> before = known.getOrDefault(canary, Map.of());
    Map<ObjectRef, Instant> next = new HashMap<>();
    for (ObjectRef workload : workloads) {
      if (serves(workload, live)) {
        next.put(workload, before.getOrDefault(workload, now));
      }
    }
    known.put(canary, next);
    return new Serving(next);
  }

  void forget(CanaryKey canary) {
    known.remove(canary);
  }

  private static boolean serves(ObjectRef workload, LiveObjects live) {
    return switch (workload.kind()) {
      case "Deployment" -> count(workload, live, "availableReplicas") > 0;
      case "DaemonSet" -> count(workload, live, "numberAvailable") > 0;
      default -> false;
    };
  }

  private static int count(ObjectRef workload, LiveObjects live, String field) {
    return live.json(workload)
        .map(o -> o.path("status").path(field))
        .map(JsonNode::asInt)
        .orElse(0);
  }
}
