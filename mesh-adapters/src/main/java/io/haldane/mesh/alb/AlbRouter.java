package io.haldane.mesh.alb;

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

/**
 * Splits by a second Ingress in the group of the user's, with an action that forwards by weight.
 */
public final class AlbRouter extends IngressRouter {
  private static final IngressRecognition RECOGNITION =
      new IngressRecognition("alb", _ -> "alb.ingress.kubernetes.io", (_, _) -> true);

  @Override
  public String id() {
    return "alb";
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

  /** An Ingress of that name that was not made for the canary was never taken. */
  @Override
  protected Optional<Manifest> restore(IngressPair pair, LiveObjects live) {
    return Optional.empty();
  }

  /** Never asked: {@link #refusals} names both checks. */
  @Override
  public BuiltinQueries queries() {
    return PromQl.PODS;
  }
}
