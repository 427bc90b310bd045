package io.haldane.mesh.skipper;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.Recognition;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.IngressPair;
import io.haldane.mesh.common.IngressRecognition;
import io.haldane.mesh.common.IngressRouter;
import io.haldane.mesh.common.PromQl;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Splits by a second Ingress that precedes the one of the user. */
public final class SkipperRouter extends IngressRouter {
  /** Skipper writes its names of routes with underscores only. */
  private static final String ROUTE =
      "route=~\"kube(ew)?_{{ underscored namespace }}__{{ underscored ingress }}_canary__.*__"
          + "{{ underscored service }}_canary(_[0-9]+)?\"";

  /** Requests and latency have names of their own; latency is a mean, as in Flagger. */
  private static final BuiltinQueries QUERIES =
      new BuiltinQueries(
          PromQl.percentage(
              "skipper_response_duration_seconds_bucket", ROUTE + ", le=\"+Inf\"", "code!~\"5..\""),
          PromQl.mean("skipper_serve_route_duration_seconds", ROUTE),
          BuiltinQueries.Unit.SECONDS,
          PromQl.count("skipper_response_duration_seconds_bucket", ROUTE + ", le=\"+Inf\""));

  private static final IngressRecognition RECOGNITION =
      new IngressRecognition("skipper", _ -> "zalando.org", (_, _) -> true);

  @Override
  public String id() {
    return "skipper";
  }

  @Override
  public Set<Feature> features() {
    return Set.of(Feature.WEIGHTS, Feature.BLUE_GREEN);
  }

  @Override
  public Recognition recognition() {
    return RECOGNITION.recognition();
  }

  @Override
  public List<String> refusals(RouteTarget target) {
    return Refusals.of(target);
  }

  @Override
  protected List<String> obstacles(IngressPair pair, LiveObjects live) {
    return Refusals.of(pair, live);
  }

  @Override
  protected RouteState read(IngressPair pair, ObjectNode ingress) {
    return SplitReading.of(pair, ingress);
  }

  @Override
  protected Optional<Manifest> render(IngressPair pair, Traffic traffic, LiveObjects live) {
    return new CanaryIngress(pair).render(traffic, live);
  }

  @Override
  protected Optional<Manifest> restore(IngressPair pair, LiveObjects live) {
    return new CanaryIngress(pair).restore(live);
  }

  @Override
  public BuiltinQueries queries() {
    return QUERIES;
  }
}
