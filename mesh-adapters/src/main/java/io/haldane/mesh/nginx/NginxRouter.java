package io.haldane.mesh.nginx;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.Recognition;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RouterSetting;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.IngressPair;
import io.haldane.mesh.common.IngressRecognition;
import io.haldane.mesh.common.IngressRouter;
import io.haldane.mesh.common.PromQl;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Splits by a second Ingress with the canary annotations of ingress-nginx. */
public final class NginxRouter extends IngressRouter {
  private static final String REQUESTS =
      "namespace=\"{{ namespace }}\", ingress=\"{{ ingress }}\", canary!=\"\"";

  /** Of the canary's requests on an Ingress; latency is a mean, as in Flagger. */
  private static final BuiltinQueries QUERIES =
      new BuiltinQueries(
          PromQl.percentage("nginx_ingress_controller_requests", REQUESTS, "status!~\"5.*\""),
          PromQl.mean("nginx_ingress_controller_response_duration_seconds", REQUESTS),
          BuiltinQueries.Unit.SECONDS,
          PromQl.count("nginx_ingress_controller_requests", REQUESTS));

  /** F5's controller is installed with a class of the same name. */
  private static final IngressRecognition RECOGNITION =
      new IngressRecognition(
          "nginx",
          target -> target.settings().get(CanaryAnnotations.PREFIX).orElseThrow(),
          (_, served) -> !served.hasGroup("k8s.nginx.org"));

  @Override
  public String id() {
    return "nginx";
  }

  @Override
  public Set<Feature> features() {
    return Set.of(Feature.WEIGHTS, Feature.HEADER_MATCH, Feature.BLUE_GREEN);
  }

  @Override
  public Recognition recognition() {
    return RECOGNITION.recognition();
  }

  @Override
  public List<RouterSetting> settings() {
    return List.of(CanaryAnnotations.PREFIX);
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
