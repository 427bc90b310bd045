package io.haldane.engine.check;

import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanarySpec;
import io.haldane.api.v1beta1.TargetRef;
import io.haldane.engine.decision.MetricRequest;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.workload.Workload;
import io.haldane.engine.world.World;
import java.util.Optional;

/** The queries of a canary, asked about its primary. */
public final class PrimaryQuery {
  private PrimaryQuery() {}

  /**
   * The query with the name of the primary's workload, or of its Service, in place of the canary's.
   * Empty where the query names neither, and so is about both.
   */
  public static Optional<MetricRequest> of(Situation s, MetricCheck.Asked asked) {
    MetricRequest own = asked.question().request();
    String apex = RouteTarget.named(s.canary()).apex();
    // Queries of an ingress name the Service of a version.
    String query =
        own.query().contains(apex + "-canary")
            ? own.query().replace(apex + "-canary", apex + "-primary")
            : renamed(s, asked).orElse(own.query());
    return query.equals(own.query())
        ? Optional.empty()
        : Optional.of(new MetricRequest(own.backend(), query, own.interval(), Optional.empty()));
  }

  /** The same check of a canary whose target is the primary. */
  private static Optional<String> renamed(Situation s, MetricCheck.Asked asked) {
    World world = s.world();
    Canary primary = named(s.canary(), s.workload().primary().name());
    World other = world.with(primary);
    return Workload.of(primary, world.settings(), world.live()).stream()
        .flatMap(each -> MetricChecks.of(Situation.of(other, each)).stream())
        .filter(MetricCheck.Asked.class::isInstance)
        .map(MetricCheck.Asked.class::cast)
        .filter(each -> each.metric().equals(asked.metric()) && each.kind().equals(asked.kind()))
        .map(each -> each.question().request().query())
        .findFirst();
  }

  private static Canary named(Canary canary, String name) {
    CanarySpec spec = canary.getSpec();
    TargetRef target = spec.targetRef();
    Canary other = new Canary();
    other.setMetadata(canary.getMetadata());
    other.setStatus(canary.getStatus());
    other.setSpec(
        new CanarySpec(
            spec.provider(),
            spec.metricsServer(),
            spec.progressDeadlineSeconds(),
            new TargetRef(target.apiVersion(), target.kind(), name),
            spec.autoscalerRef(),
            spec.ingressRef(),
            spec.routeRef(),
            spec.upstreamRef(),
            spec.service(),
            spec.analysis(),
            spec.skipAnalysis(),
            spec.revertOnDeletion(),
            spec.suspend()));
    return other;
  }
}
