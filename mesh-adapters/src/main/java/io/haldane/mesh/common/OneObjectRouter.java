package io.haldane.mesh.common;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Manifests;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import java.util.List;

/** Splits by one object, which may have been the user's and is given back then. */
public abstract class OneObjectRouter implements TrafficRouter {
  /** The object that splits; it need not exist. */
  protected abstract ObjectRef object(RouteTarget target);

  /** What the live object says about the split. */
  protected abstract RouteState read(RouteTarget target, ObjectNode object);

  /** The object as it is to be; what users wrote beside the split is taken from the live one. */
  protected abstract Manifest object(RouteTarget target, Traffic traffic, LiveObjects live);

  /** Brings a spec to one of several ways to write it, so that no difference is a loss. */
  protected void canonical(ObjectNode spec) {}

  @Override
  public final List<String> losses(RouteTarget target, LiveObjects live) {
    return Adoption.losses(
        target, render(target, Traffic.ALL_TO_PRIMARY, live), live, this::canonical);
  }

  @Override
  public final List<ObjectRef> needs(RouteTarget target, LiveObjects live) {
    return List.of(object(target));
  }

  @Override
  public final RouteState observe(RouteTarget target, LiveObjects live) {
    return live.json(object(target))
        .map(object -> read(target, object))
        .orElseGet(RouteState.Absent::new);
  }

  @Override
  public final Manifests render(RouteTarget target, Traffic desired, LiveObjects live) {
    return Manifests.apply(object(target, desired, live));
  }

  @Override
  public final Manifests restore(RouteTarget target, LiveObjects live) {
    return OriginalConfiguration.restore(target, live, List.of(object(target)));
  }
}
