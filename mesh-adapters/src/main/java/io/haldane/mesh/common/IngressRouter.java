package io.haldane.mesh.common;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Manifests;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Splits by a second Ingress beside the user's, whatever it is that makes it split. */
public abstract class IngressRouter implements TrafficRouter {
  /** What stands in the way among the live Ingresses, a sentence each. */
  protected abstract List<String> obstacles(IngressPair pair, LiveObjects live);

  /** What the Ingress of the canary says about the split. */
  protected abstract RouteState read(IngressPair pair, ObjectNode ingress);

  /** The Ingress of the canary; empty while the user's is missing or leads elsewhere. */
  protected abstract Optional<Manifest> render(IngressPair pair, Traffic traffic, LiveObjects live);

  /** Ends the split of an Ingress that was not made for the canary, and therefore stays. */
  protected abstract Optional<Manifest> restore(IngressPair pair, LiveObjects live);

  @Override
  public final Set<RoutedKind> kinds() {
    return Set.of(IngressPair.KIND);
  }

  @Override
  public final List<String> losses(RouteTarget target, LiveObjects live) {
    return IngressPair.of(target).map(pair -> obstacles(pair, live)).orElse(List.of());
  }

  @Override
  public final List<ObjectRef> needs(RouteTarget target, LiveObjects live) {
    return IngressPair.of(target)
        .map(pair -> List.of(pair.source(), pair.canary()))
        .orElse(List.of());
  }

  @Override
  public final RouteState observe(RouteTarget target, LiveObjects live) {
    return IngressPair.of(target)
        .flatMap(pair -> live.json(pair.canary()).map(ingress -> read(pair, ingress)))
        .orElseGet(RouteState.Absent::new);
  }

  @Override
  public final Manifests render(RouteTarget target, Traffic desired, LiveObjects live) {
    return IngressPair.of(target)
        .flatMap(pair -> render(pair, desired, live))
        .map(Manifests::apply)
        .orElse(Manifests.NONE);
  }

  @Override
  public final Manifests restore(RouteTarget target, LiveObjects live) {
    return IngressPair.of(target)
        .flatMap(pair -> restore(pair, live))
        .map(Manifests::apply)
        .orElse(Manifests.NONE);
  }
}
