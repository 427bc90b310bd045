package io.haldane.cli.reading;

import io.haldane.api.LiveObjects;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.cli.cluster.Cluster;
import io.haldane.cli.cluster.Paths;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.workload.CanonicalHash;
import io.haldane.engine.workload.Workload;
import java.util.List;
import java.util.Optional;

/**
 * Whether the target has a version that the controller has not seen yet. Without this, a script
 * that waits right after a change would see the end of the run before.
 */
public final class Novelty {
  private final Cluster cluster;
  private final Settings settings;

  public Novelty(Cluster cluster, Settings settings) {
    this.cluster = cluster;
    this.settings = settings;
  }

  /** False during a run: then the controller knows. */
  public boolean isPending(Canary canary) {
    CanaryStatus status = canary.statusOrEmpty();
    if (!Progress.atRest(status.phase())) {
      return false;
    }
    String applied = status.lastAppliedSpec();
    if (applied == null || applied.isEmpty()) {
      return true;
    }
    return CanonicalHash.isOurs(applied)
        && revision(canary)
            .filter(now -> !now.equals(applied) && !now.equals(status.lastPromotedSpec()))
            .isPresent();
  }

  private Optional<String> revision(Canary canary) {
    ReadObjects objects = new ReadObjects(cluster, new Paths(List.of()));
    Optional<Workload> unread = Workload.of(canary, settings, LiveObjects.NONE);
    if (unread.isEmpty()) {
      return Optional.empty();
    }
    LiveObjects live = objects.with(List.of(unread.get().target()));
    return Workload.of(canary, settings, live)
        .filter(Workload::targetExists)
        .map(Workload::revision);
  }
}
