package io.haldane.doctor.problem;

import io.haldane.doctor.snapshot.Snapshot;
import io.haldane.engine.check.MetricProblems;
import io.haldane.engine.problem.ClusterProblems;
import io.haldane.engine.problem.Problem;
import io.haldane.engine.problem.SpecProblems;
import io.haldane.engine.problem.UnreadableFields;
import io.haldane.engine.situation.Situation;
import java.util.Optional;

/** What would hold the canary, in the words of the controller's own rules. */
final class EngineProblems {
  private EngineProblems() {}

  /** The first one, as the controller reports it: later rules rely on earlier ones. */
  static Optional<Problem> of(Snapshot s) {
    return UnreadableFields.of(s.world())
        .or(() -> SpecProblems.of(s.world()).filter(EngineProblems::isKnown))
        .or(() -> s.workload().flatMap(workload -> ClusterProblems.of(s.world(), workload)))
        .or(() -> metrics(s));
  }

  /** Which provider the controller chose is not known here, and that is no problem. */
  private static boolean isKnown(Problem problem) {
    return !problem.reason().equals("ProviderNotKnown");
  }

  private static Optional<Problem> metrics(Snapshot s) {
    return s.router().isEmpty()
        ? Optional.empty()
        : s.workload().flatMap(workload -> MetricProblems.of(Situation.of(s.world(), workload)));
  }
}
