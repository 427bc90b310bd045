package io.haldane.cli.lint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.Fault;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.RouteState;
import io.haldane.api.v1beta1.Canary;
import io.haldane.cli.reading.Installation;
import io.haldane.engine.check.MetricProblems;
import io.haldane.engine.problem.Problem;
import io.haldane.engine.problem.SpecProblems;
import io.haldane.engine.recognition.AutoProvider;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.workload.Workload;
import io.haldane.engine.world.RelatedObjects;
import io.haldane.engine.world.RouterFacts;
import io.haldane.engine.world.World;
import io.haldane.view.AssumedMetrics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the controller itself would say of a canary, as far as the files alone show it. */
final class CanaryRules {
  /** Which provider a canary with "auto" gets is only known in its cluster. */
  private static final RouterFacts ANY =
      new RouterFacts.Known(
          AutoProvider.NAME,
          EnumSet.allOf(Feature.class),
          new BuiltinQueries("1", "1", BuiltinQueries.Unit.MILLISECONDS, "1"),
          List.of(),
          new RouteState.Absent());

  private final Installation installation;
  private final Map<ObjectRef, ObjectNode> templates;

  /**
   * @param templates MetricTemplates of the files
   */
  CanaryRules(Installation installation, Map<ObjectRef, ObjectNode> templates) {
    this.installation = installation;
    this.templates = Map.copyOf(templates);
  }

  /**
   * @param rivals canaries with the same target, as {@code name.namespace}
   */
  List<Finding> check(Document document, Canary canary, List<String> rivals) {
    List<Finding> findings = new ArrayList<>();
    for (Fault fault : canary.faults()) {
      findings.add(Finding.in(document, fault.path(), fault.why()));
    }
    if (!findings.isEmpty()) {
      return findings;
    }
    World world = world(canary, rivals);
    Optional<Problem> problem = SpecProblems.of(world).or(() -> metrics(world));
    problem.ifPresent(
        found -> findings.add(Finding.in(document, Places.of(found.reason()), found.message())));
    return findings;
  }

  private static Optional<Problem> metrics(World world) {
    return Workload.of(world.canary(), world.settings(), world.live())
        .flatMap(workload -> MetricProblems.of(Situation.of(world, workload)));
  }

  private World world(Canary canary, List<String> rivals) {
    RouterFacts facts = installation.facts(canary, LiveObjects.NONE);
    RouterFacts router = facts instanceof RouterFacts.Undecided ? ANY : facts;
    return World.snapshot(Instant.EPOCH, canary, installation.settings(), router, live(canary))
        .beside(rivals, RelatedObjects.NONE);
  }

  /** What is not among the files is assumed to be in the cluster, and to be fine. */
  private LiveObjects live(Canary canary) {
    return LiveObjects.ofTrees(AssumedMetrics.of(canary, installation.settings(), templates));
  }
}
