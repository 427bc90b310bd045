package io.haldane.cli.reading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.decode.BoundedTree;
import io.haldane.api.decode.OwnObjects;
import io.haldane.api.v1alpha1.CanaryRun;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.PastRun;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.cli.cluster.Cluster;
import io.haldane.cli.cluster.Paths;
import io.haldane.cli.exit.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the record of one run: in the status as long as it runs, later in its own object. */
public final class PastRuns {
  private static final String LAST = "last";

  private final Cluster cluster;

  public PastRuns(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * @param run id of a run, or its beginning, or {@code last}
   */
  public RunRecord find(Canary canary, String run) {
    CanaryStatus status = canary.statusOrEmpty();
    List<String> ids = new ArrayList<>(status.pastRuns().stream().map(PastRun::id).toList());
    RunRecord current = status.run();
    if (current != null) {
      ids.remove(current.id());
      ids.add(current.id());
    }
    String id = choose(canary, ids, run);
    return current != null && id.equals(current.id()) ? current : filed(canary, id);
  }

  private static String choose(Canary canary, List<String> ids, String run) {
    if (ids.isEmpty()) {
      throw new Failure(
          Failure.Kind.NOT_FOUND,
          "There is no record of a run of %s. docs/history.md says when there is one."
              .formatted(canary.getMetadata().getName()));
    }
    if (run.equals(LAST)) {
      return ids.getLast();
    }
    List<String> found = ids.stream().filter(id -> id.startsWith(run)).toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw found.isEmpty()
        ? new Failure(
            Failure.Kind.NOT_FOUND,
            "There is no run %s. There are: %s.".formatted(run, String.join(", ", ids)))
        : Failure.usage("Several runs begin with %s: %s.".formatted(run, String.join(", ", found)));
  }

  private RunRecord filed(Canary canary, String id) {
    Optional<RunRecord> record =
        CanaryRun.name(canary.getMetadata().getName(), id)
            .flatMap(name -> cluster.find(Paths.run(canary.getMetadata().getNamespace(), name)))
            .map(PastRuns::decoded);
    return record.orElseThrow(() ->
        new Failure(
            Failure.Kind.NOT_FOUND,
            "The CanaryRun of run %s was deleted, or has no record that can be read."
                .formatted(id)));
  }

  private static @Nullable RunRecord decoded(ObjectNode object) {
    return OwnObjects.run(BoundedTree.read(object)).getSpec().run();
  }
}
