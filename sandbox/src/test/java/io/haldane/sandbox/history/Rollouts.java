package io.haldane.sandbox.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The Deployment controller, one step whenever somebody looks at the time. */
final class Rollouts {
  /** How the pods of one Deployment fare. */
  enum Health {
    FINE,
    /** New pods do not get ready; those that are, stay. */
    STALLED,
    /** No pod is ready. */
    DEAD
  }

  private static final Duration OBSERVED_AFTER = Duration.ofSeconds(1);
  private static final Duration READY_AFTER = Duration.ofSeconds(3);

  private final Cluster cluster;
  private final Map<String, Health> health = new HashMap<>();
  private final Set<String> badImages = new HashSet<>();
  private final Map<String, Progress> progress = new HashMap<>();

  Rollouts(Cluster cluster) {
    this.cluster = cluster;
  }

  void health(ObjectRef deployment, Health now) {
    health.put(deployment.name(), now);
  }

  void bad(String image) {
    badImages.add(image);
  }

  void healAll() {
    health.clear();
    badImages.clear();
  }

  /** Where one Deployment is on its way. */
  private static final class Progress {
    private @Nullable JsonNode template;
    private long generation = -1;
    private int replicas;
    private int ready;
    private int old;
    private boolean complete;
    private Instant begun = Instant.EPOCH;
    private @Nullable Instant readyAt;
    private boolean available = true;
    private Instant availableSince = Instant.EPOCH;
  }

  void step(Instant now) {
    for (ObjectRef ref : List.of(Addresses.TARGET, Addresses.PRIMARY)) {
      cluster.find(ref).ifPresent(deployment -> step(ref, deployment, now));
    }
  }

  private void step(ObjectRef ref, ObjectNode deployment, Instant now) {
    Progress p =
        progress.computeIfAbsent(deployment.at("/metadata/uid").asText(), _ -> new Progress());
    observe(p, deployment, now);
    Health pods = health.getOrDefault(ref.name(), Health.FINE);
    boolean bad =
        badImages.contains(deployment.at("/spec/template/spec/containers/0/image").asText());
    if (pods == Health.DEAD) {
      p.ready = 0;
      p.old = 0;
    } else if (pods == Health.STALLED || bad) {
      p.readyAt = null;
    }
    boolean canGrow = pods == Health.FINE && !bad;
    if (canGrow && p.ready < p.replicas && p.readyAt == null) {
      p.readyAt = now.plus(READY_AFTER);
    }
    if (canGrow && p.readyAt != null && !now.isBefore(p.readyAt)) {
      p.ready = p.replicas;
      p.readyAt = null;
    }
    if (p.ready >= p.replicas) {
      p.old = 0;
      p.complete = true;
    }
    write(ref, deployment, p, now);
  }

  private static void observe(Progress p, ObjectNode deployment, Instant now) {
    long generation = deployment.at("/metadata/generation").asLong();
    if (generation == p.generation) {
      return;
    }
    p.generation = generation;
    JsonNode template = deployment.at("/spec/template");
    int replicas = deployment.at("/spec/replicas").asInt(1);
    if (!template.equals(p.template)) {
      p.old = Math.min(replicas, p.ready + p.old);
      p.ready = 0;
      p.readyAt = null;
      p.begun = now;
      p.complete = false;
    } else if (replicas > p.replicas) {
      p.begun = now;
      p.complete = false;
      p.readyAt = null;
    }
    p.template = template;
    p.replicas = replicas;
    p.ready = Math.min(p.ready, replicas);
    p.old = Math.min(p.old, replicas);
  }

  private static Instant deadline(ObjectNode deployment, Progress p) {
    return p.begun.plusSeconds(deployment.at("/spec/progressDeadlineSeconds").asLong(600));
  }

  private void write(ObjectRef ref, ObjectNode deployment, Progress p, Instant now) {
    boolean available = p.ready + p.old >= p.replicas;
    if (available != p.available || p.availableSince.equals(Instant.EPOCH)) {
      p.available = available;
      p.availableSince = now;
    }
    ObjectNode status = JsonNodeFactory.instance.objectNode();
    status.put("observedGeneration", p.generation);
    status.put("replicas", p.replicas + p.old);
    status.put("updatedReplicas", p.replicas);
    status.put("availableReplicas", p.ready + p.old);
    boolean late = !p.complete && now.isAfter(deadline(deployment, p));
    var conditions = status.putArray("conditions");
    conditions
        .addObject()
        .put("type", "Progressing")
        .put("status", late ? "False" : "True")
        .put(
            "reason",
            p.complete
                ? "NewReplicaSetAvailable"
                : late ? "ProgressDeadlineExceeded" : "ReplicaSetUpdated");
    conditions
        .addObject()
        .put("type", "Available")
        .put("status", available ? "True" : "False")
        .put("reason", available ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable")
        .put("lastUpdateTime", p.availableSince.toString());
    if (!status.equals(deployment.path("status"))) {
      ObjectNode patch = JsonNodeFactory.instance.objectNode();
      patch.set("status", status);
      cluster.must("PATCH", Addresses.path(ref) + "/status", Cluster.Writer.KUBERNETES, patch);
    }
  }

  /** When it has something to do, unless somebody changes something before. */
  Optional<Instant> next(Instant now) {
    Instant next = null;
    for (ObjectRef ref : List.of(Addresses.TARGET, Addresses.PRIMARY)) {
      Optional<ObjectNode> deployment = cluster.find(ref);
      if (deployment.isPresent()) {
        next = earlier(next, next(deployment.get(), now));
      }
    }
    return Optional.ofNullable(next);
  }

  private @Nullable Instant next(ObjectNode deployment, Instant now) {
    Progress p = progress.get(deployment.at("/metadata/uid").asText());
    if (p == null || p.generation != deployment.at("/metadata/generation").asLong()) {
      return now.plus(OBSERVED_AFTER);
    }
    Instant late = p.complete ? null : deadline(deployment, p).plusSeconds(1);
    boolean lateAhead = late != null && late.isAfter(now);
    return earlier(p.readyAt, lateAhead ? late : null);
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || (other != null && other.isBefore(one))) {
      return other;
    }
    return one;
  }
}
