package io.haldane.sandbox.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.sandbox.api.Door;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks at every write as it happens. */
final class Rules implements Cluster.Listener {
  final Memory memory = new Memory();
  private final Cluster cluster;
  private final Supplier<Instant> clock;
  private final RouteRules routes;
  private final WorkloadRules workloads;
  private final StatusRules statuses;

  Rules(Cluster cluster, Supplier<Instant> clock) {
    this.cluster = cluster;
    this.clock = clock;
    routes = new RouteRules(memory);
    workloads = new WorkloadRules(memory, cluster);
    statuses = new StatusRules(memory, cluster);
  }

  /** The routing object that there is; at most one, since the provider does not change. */
  static Split split(Cluster cluster) {
    Split split = Split.of(Addresses.SPLIT, cluster.find(Addresses.SPLIT).orElse(null));
    return split.equals(Split.NONE)
        ? Split.of(Addresses.ROUTE, cluster.find(Addresses.ROUTE).orElse(null))
        : split;
  }

  @Override
  public void changed(ObjectRef ref, Door.Change change, Cluster.Writer by) {
    ObjectNode before = change.before();
    ObjectNode after = change.after();
    Look look = by.look() == null || isOfAnother(by.look()) ? null : by.look();
    if (ref.equals(Addresses.ROUTE) || ref.equals(Addresses.SPLIT)) {
      routes.changed(ref, before, after, look, clock.get());
    } else if (ref.equals(Addresses.CANARY)) {
      canary(before, after, look);
    } else if (look != null) {
      workload(ref, before, after, look);
    } else if (ref.equals(Addresses.TARGET) && scaled(before, after)) {
      memory.scaledByOthers = true;
    }
  }

  /** Whether the canary that was looked at is gone; what is made for it goes at once. */
  private boolean isOfAnother(Look look) {
    return !cluster
        .at(Addresses.CANARY, "/metadata/uid")
        .asText()
        .equals(look.canary.getMetadata().getUid());
  }

  private static boolean scaled(@Nullable ObjectNode before, @Nullable ObjectNode after) {
    return before == null
        || after == null
        || !before.at("/spec/replicas").equals(after.at("/spec/replicas"));
  }

  private void workload(
      ObjectRef ref, @Nullable ObjectNode before, @Nullable ObjectNode after, Look look) {
    if (ref.equals(Addresses.PRIMARY)) {
      workloads.primary(before, after, look);
    } else if (ref.equals(Addresses.TARGET)) {
      workloads.target(before, after, look, clock.get());
    } else if (ref.equals(Addresses.CONFIG_COPY) || ref.equals(Addresses.SECRET_COPY)) {
      workloads.copy(ref, before, after, look);
    }
  }

  private void canary(
      @Nullable ObjectNode before, @Nullable ObjectNode after, @Nullable Look look) {
    if (before == null || after == null) {
      memory.canaryIsNew();
      return;
    }
    JsonNode status = after.path("status");
    if (!status.equals(before.path("status"))) {
      CanaryStatus next = Replica.SERIALIZATION.convertValue(status, CanaryStatus.class);
      if (look != null) {
        statuses.written(memory.status, next, look);
        RecordRules.written(memory.status, next, look);
      }
      memory.status = next;
    }
  }
}
