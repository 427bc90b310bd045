package io.haldane.cli.reading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.MetricTemplate;
import io.haldane.api.v1beta1.NamedRef;
import io.haldane.cli.cluster.Cluster;
import io.haldane.cli.cluster.Paths;
import io.haldane.engine.Needs;
import io.haldane.engine.check.MetricCheck;
import io.haldane.engine.check.MetricChecks;
import io.haldane.engine.decision.MetricRequest;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.workload.Workload;
import io.haldane.engine.world.RouterFacts;
import io.haldane.engine.world.World;
import io.haldane.view.AssumedMetrics;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The queries of a canary's metrics, as the controller sends them. */
final class Queries {
  private final Cluster cluster;
  private final Installation installation;

  Queries(Cluster cluster, Installation installation) {
    this.cluster = cluster;
    this.installation = installation;
  }

  /** By the name of the metric; a metric whose query cannot be known is not among them. */
  Map<String, MetricRequest> of(Canary canary, Instant now) {
    Map<ObjectRef, ObjectNode> templates = read(canary);
    LiveObjects live =
        LiveObjects.ofTrees(AssumedMetrics.of(canary, installation.settings(), templates));
    RouterFacts router = installation.facts(canary, live);
    Optional<Workload> workload = Workload.of(canary, installation.settings(), live);
    if (workload.isEmpty() || !(router instanceof RouterFacts.Known)) {
      return Map.of();
    }
    Map<String, MetricRequest> requests = new LinkedHashMap<>();
    for (MetricCheck check :
        MetricChecks.of(Situation.of(world(canary, router, live, now), workload.get()))) {
      if (check instanceof MetricCheck.Asked asked && isKnown(canary, asked, templates)) {
        requests.put(asked.metric().name(), asked.question().request());
      }
    }
    return requests;
  }

  /** The templates that are there. No query shows a Secret, so none is read. */
  private Map<ObjectRef, ObjectNode> read(Canary canary) {
    Set<ObjectRef> templates =
        Needs.of(canary, installation.settings(), LiveObjects.NONE).stream()
            .filter(ref -> ref.kind().equals(MetricTemplate.KIND))
            .collect(Collectors.toSet());
    LiveObjects live = new ReadObjects(cluster, new Paths(List.of())).with(templates);
    Map<ObjectRef, ObjectNode> known = new HashMap<>();
    live.refs().forEach(ref -> live.json(ref).ifPresent(object -> known.put(ref, object)));
    return known;
  }

  /** What a template asks is only known where it was read. */
  private static boolean isKnown(
      Canary canary, MetricCheck.Asked asked, Map<ObjectRef, ObjectNode> templates) {
    NamedRef ref = asked.metric().templateRef();
    return !(asked.kind() instanceof MetricCheck.Kind.Template)
        || (ref != null && templates.containsKey(MetricChecks.templateRef(canary, ref)));
  }

  private World world(Canary canary, RouterFacts router, LiveObjects live, Instant now) {
    return World.snapshot(now, canary, installation.settings(), router, live);
  }
}
