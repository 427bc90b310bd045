package io.haldane.cli.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.cli.cluster.Cluster;
import io.haldane.cli.cluster.Paths;
import io.haldane.cli.exit.Failure;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.workload.PrimaryTemplate;
import io.haldane.engine.workload.TrackedConfigs;
import io.haldane.engine.workload.Workload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a run would give the primary: its pod template and its configuration, each as the engine
 * would write it, compared with what the primary has.
 */
public final class NextRelease {
  private static final String SECRET = "Secret";

  private final Cluster cluster;
  private final Settings settings;

  public NextRelease(Cluster cluster, Settings settings) {
    this.cluster = cluster;
    this.settings = settings;
  }

  /**
   * What was found.
   *
   * @param notes what could not be compared
   */
  public record Found(List<Difference> differences, List<String> notes) {}

  public Found read(Canary canary) {
    ReadObjects objects = new ReadObjects(cluster, new Paths(List.of()));
    Workload workload = workload(canary, LiveObjects.NONE);
    LiveObjects live = objects.with(workload.needs());
    workload = workload(canary, live);
    if (!workload.targetExists() || !workload.primaryExists()) {
      throw new Failure(
          Failure.Kind.NOT_FOUND,
          "%s does not exist yet, so there is nothing to compare."
              .formatted(workload.targetExists() ? workload.primary() : workload.target()));
    }
    String namespace = canary.getMetadata().getNamespace();
    Set<ObjectRef> configs =
        new HashSet<>(TrackedConfigs.references(workload.podSpec(), namespace));
    live = objects.with(configs);
    TrackedConfigs tracked = TrackedConfigs.of(workload.podSpec(), namespace, live, settings);
    live = objects.with(tracked.copyRefs());
    return new Found(differences(workload(canary, live), tracked, live), objects.notes());
  }

  private Workload workload(Canary canary, LiveObjects live) {
    return Workload.of(canary, settings, live)
        .filter(workload -> workload.target().apiVersion().equals("apps/v1"))
        .orElseThrow(() ->
            new Failure(
                Failure.Kind.NOT_FOUND,
                "Targets of kind %s have no pod template to compare."
                    .formatted(canary.getSpec().targetRef().kind())));
  }

  private static List<Difference> differences(
      Workload workload, TrackedConfigs tracked, LiveObjects live) {
    String run = workload.primaryRun().orElse("");
    JsonNode next = workload.promote(tracked, run).body().at("/spec/template");
    JsonNode now = live.json(workload.primary()).orElseThrow().at("/spec/template");
    List<Difference> found =
        new ArrayList<>(
            Difference.between(
                workload.target().kind() + " " + workload.target().name(), bare(now), bare(next)));
    tracked
        .objects()
        .forEach((ref, object) -> {
          ObjectRef copy =
              new ObjectRef("v1", ref.kind(), ref.namespace(), ref.name() + "-primary");
          JsonNode before =
              live.json(copy)
                  .map(JsonNode.class::cast)
                  .orElse(JsonNodeFactory.instance.objectNode());
          found.addAll(configs(ref, before, object));
        });
    return List.copyOf(found);
  }

  private static List<Difference> configs(ObjectRef ref, JsonNode before, JsonNode after) {
    List<Difference> found = new ArrayList<>();
    for (String field : List.of("data", "binaryData")) {
      found.addAll(
          Difference.between(ref.kind() + " " + ref.name(), before.path(field), after.path(field)));
    }
    return ref.kind().equals(SECRET) ? found.stream().map(NextRelease::hidden).toList() : found;
  }

  /** That a Secret changes is no secret; what it holds is. */
  private static Difference hidden(Difference difference) {
    return new Difference(
        difference.object(),
        difference.field(),
        difference.before() == null ? null : "(not shown)",
        difference.after() == null ? null : "(not shown)");
  }

  /** Without the note of the run, which differs by nature. */
  private static JsonNode bare(JsonNode template) {
    JsonNode copy = template.deepCopy();
    if (copy.at("/metadata/annotations") instanceof ObjectNode annotations) {
      annotations.remove(PrimaryTemplate.ROLLOUT_ID);
    }
    if (copy.path("metadata") instanceof ObjectNode metadata) {
      metadata.remove("creationTimestamp");
    }
    return copy;
  }
}
