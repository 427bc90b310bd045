package io.haldane.controller.tick;

import io.haldane.api.GoDuration;
import io.haldane.api.v1alpha1.CanaryRun;
import io.haldane.api.v1alpha1.CanaryRunSpec;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.kube.RunStore;
import io.haldane.controller.kube.RunWrite;
import io.haldane.engine.record.Filing;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gives each run that is over an object of its own, and deletes the oldest ones, just before the
 * status is written that needs the record no more. What fails here never holds a canary: its record
 * then stays in the status until the next run begins, and is tried again with a later reconcile.
 * Thread-safe.
 */
public final class RunFiling {
  private static final Logger LOG = Logger.getLogger(RunFiling.class);

  /** What a status has room for. */
  private static final int MOST = 100;

  private final RunStore objects;
  private final int limit;
  private final HistorySwitch history;
  private final Map<CanaryKey, String> refused = new ConcurrentHashMap<>();

  /**
   * @param limit how many objects a canary has at most; 0 for none, and never more than 100
   * @param off is told once why there is no history in this cluster
   */
  public RunFiling(RunStore objects, int limit, HistorySwitch.Report off, InstantSource clock) {
    this.objects = objects;
    this.limit = Math.clamp(limit, 0, MOST);
    this.history = new HistorySwitch(off, clock);
  }

  /**
   * Files what is over by that status.
   *
   * @return the status to write
   */
  CanaryStatus file(Canary canary, CanaryStatus before, CanaryStatus next) {
    List<RunRecord> due = limit == 0 ? List.of() : Filing.due(before, next);
    CanaryStatus filed = next;
    for (RunRecord record : due) {
      if (history.isOn(canary.getMetadata().getNamespace()) && create(canary, record)) {
        filed = Filing.filed(filed, record);
      }
    }
    return filed.pastRuns().equals(next.pastRuns()) ? next : withinLimit(canary, filed);
  }

  private boolean create(Canary canary, RunRecord record) {
    CanaryKey key = CanaryKey.of(canary);
    Optional<String> name = CanaryRun.name(key.name(), record.id());
    if (name.isEmpty() || record.id().equals(refused.get(key))) {
      return false;
    }
    CanaryRunSpec spec = new CanaryRunSpec(key.name(), duration(record), record);
    return switch (objects.create(canary, name.get(), spec)) {
      case RunWrite.Done() -> {
        history.worked(key.namespace());
        refused.remove(key);
        yield true;
      }
      case RunWrite.Off(String why) -> {
        history.off(canary, why);
        yield false;
      }
      case RunWrite.Refused(String why) -> {
        refused.put(key, record.id());
        LOG.warnf("the record of run %s is not kept: %s", record.id(), why);
        yield false;
      }
      case RunWrite.Later(String why) -> {
        LOG.warnf("the record of run %s cannot be written now: %s", record.id(), why);
        yield false;
      }
    };
  }

  private CanaryStatus withinLimit(Canary canary, CanaryStatus status) {
    CanaryStatus left = status;
    for (String id : Filing.surplus(status, limit)) {
      Optional<String> name = CanaryRun.name(canary.getMetadata().getName(), id);
      if (name.isEmpty() || objects.delete(canary, name.get()) instanceof RunWrite.Done) {
        left = Filing.deleted(left, id);
      }
    }
    return left;
  }

  void forget(CanaryKey canary) {
    refused.remove(canary);
  }

  /** Without fractions of a second: it is for people. */
  private static @Nullable String duration(RunRecord record) {
    return Filing.duration(record).map(GoDuration::format).orElse(null);
  }
}
