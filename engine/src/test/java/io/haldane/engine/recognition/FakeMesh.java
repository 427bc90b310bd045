package io.haldane.engine.recognition;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.Lead;
import io.haldane.api.routing.Manifests;
import io.haldane.api.routing.Recognition;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A mesh whose routes say themselves what they are to it, by a field of its name. */
record FakeMesh(String id, String group, UnaryOperator<Recognition> more) implements TrafficRouter {

  /** With a group of its own. */
  static FakeMesh of(String id) {
    return new FakeMesh(id, id + ".example", UnaryOperator.identity());
  }

  /** That routes every Service. */
  FakeMesh sidecars() {
    return new FakeMesh(id, group, Recognition::ofEveryService);
  }

  /** Hinted at by {@code spec.ingressRef}. */
  FakeMesh hinted() {
    return new FakeMesh(
        id,
        group,
        recognition ->
            recognition.hintedBy(
                "spec.ingressRef", target -> target.canary().getSpec().ingressRef() != null));
  }

  /** That reads routes of another group. */
  FakeMesh reading(String group) {
    return new FakeMesh(id, group, more);
  }

  RoutedKind kind() {
    return RoutedKind.written(group, "Route", "routes", "v1");
  }

  @Override
  public Set<RoutedKind> kinds() {
    return Set.of(kind());
  }

  @Override
  public Recognition recognition() {
    return more.apply(
        Recognition.by(
            kinds(), (_, _, route) -> Lead.valueOf(route.path(id).asText(Lead.NO.name()))));
  }

  /** A route of that name, and what it is to a mesh. */
  static ObjectNode route(String name, String mesh, Lead lead) {
    ObjectNode route = JsonNodeFactory.instance.objectNode();
    route.put("kind", "Route").put(mesh, lead.name()).putObject("metadata").put("name", name);
    return route;
  }

  @Override
  public Set<Feature> features() {
    return Set.of();
  }

  @Override
  public List<ObjectRef> needs(RouteTarget target, LiveObjects live) {
    return List.of();
  }

  @Override
  public RouteState observe(RouteTarget target, LiveObjects live) {
    return new RouteState.Absent();
  }

  @Override
  public Manifests render(RouteTarget target, Traffic desired, LiveObjects live) {
    return Manifests.NONE;
  }

  @Override
  public Manifests restore(RouteTarget target, LiveObjects live) {
    return Manifests.NONE;
  }

  @Override
  public BuiltinQueries queries() {
    return new BuiltinQueries("", "", BuiltinQueries.Unit.SECONDS);
  }
}
