package io.haldane.controller.tick;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.engine.workload.TargetKinds;
import io.haldane.engine.world.AvailableSince;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers when the workloads of each canary began to have available pods. Kept in memory only: a
 * new process believes what they say of themselves. Thread-safe.
 */
final class AvailablePods {
  private final Map<CanaryKey, Map<ObjectRef, Instant>> known = new ConcurrentHashMap<>();

  /** What is known now; one thread reconciles a canary at a time. */
  AvailableSince look(CanaryKey canary, Set<ObjectRef> workloads, LiveObjects live, Instant now) {
    Map<ObjectRef, Instant> before = known.get(canary);
    Map<ObjectRef, Instant> next = new HashMap<>();
    for (ObjectRef workload : workloads) {
      if (serves(workload, live)) {
        Instant first = before == null ? said(workload, live, now) : now;
        Instant since = before == null ? first : before.getOrDefault(workload, first);
        // The clock may have been set back since.
        next.put(workload, since.isAfter(now) ? now : since);
      }
    }
    known.put(canary, next);
    return new AvailableSince(next);
  }

  void forget(CanaryKey canary) {
    known.remove(canary);
  }

  private static boolean serves(ObjectRef workload, LiveObjects live) {
    return TargetKinds.find(workload.apiVersion(), workload.kind())
        .flatMap(kind -> status(workload, live).map(kind::availablePods))
        .filter(available -> available > 0)
        .isPresent();
  }

  /** Since when the cluster calls it available; now, if it does not say. */
  private static Instant said(ObjectRef workload, LiveObjects live, Instant now) {
    return status(workload, live).stream()
        .flatMap(status -> status.path("conditions").valueStream())
        .filter(condition -> condition.path("type").asText().equals("Available"))
        .filter(condition -> condition.path("status").asText().equals("True"))
        .map(condition -> moment(condition.path("lastTransitionTime").asText()))
        .flatMap(Optional::stream)
        .filter(now::isAfter)
        .findFirst()
        .orElse(now);
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Not a copy: this is asked in every tick. */
  private static Optional<JsonNode> status(ObjectRef workload, LiveObjects live) {
    return live.find(workload).map(object -> LiveObjects.shared(object).path("status"));
  }
}
