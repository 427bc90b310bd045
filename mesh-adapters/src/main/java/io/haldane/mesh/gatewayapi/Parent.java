package io.haldane.mesh.gatewayapi;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.GatewayRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One parent of the route, and who implements it. */
record Parent(Dialect dialect, RouteTarget target, GatewayRef ref) {

  static List<Parent> of(Dialect dialect, RouteTarget target) {
    return dialect.parents(target).stream().map(ref -> new Parent(dialect, target, ref)).toList();
  }

  /** {@code Gateway istio-ingress/gateway}, for messages. */
  String title() {
    return ParentRefs.text(ParentRefs.tree(ref), target.namespace());
  }

  /** Names of the controllers, also from the class of the Gateway. Empty when nothing says so. */
  Set<String> controllers(LiveObjects live) {
    Set<String> named = named(live);
    return named.isEmpty()
        ? gatewayClass(live).map(Parent::controller).stream().collect(toSet())
        : named;
  }

  /** As the route reports them; else what the installation or the provider says. */
  Set<String> named(LiveObjects live) {
    Set<String> reported =
        live.json(dialect.route(target))
            .map(route -> Reports.of(ParentRefs.tree(ref), route).controllers())
            .orElse(Set.of());
    return reported.isEmpty()
        ? dialect.controller(target, ref).stream().collect(toSet())
        : reported;
  }

  /** The Gateway, when that is what the parent is. */
  Optional<ObjectRef> gateway() {
    JsonNode tree = ParentRefs.tree(ref);
    String namespace = tree.path("namespace").asText(target.namespace());
    return ParentRefs.isGateway(tree)
        ? Optional.of(dialect.version().ref(ParentRefs.GATEWAY, namespace, ref.name()))
        : Optional.empty();
  }

  /** The class that the live Gateway names. */
  Optional<ObjectRef> className(LiveObjects live) {
    return gateway()
        .flatMap(live::tree)
        .map(gateway -> gateway.at("/spec/gatewayClassName").asText())
        .filter(name -> !name.isEmpty())
        .map(name -> dialect.version().ref(ParentRefs.GATEWAY_CLASS, null, name));
  }

  private Optional<? extends JsonNode> gatewayClass(LiveObjects live) {
    return className(live).flatMap(live::tree);
  }

  /** Whether that controller is known to have it, or says so in the class of the Gateway. */
  boolean has(Extension extension, String controller, LiveObjects live) {
    return Implementation.has(controller, extension)
        || gatewayClass(live)
            .filter(found -> controller(found).equals(controller))
            .filter(found -> extension.isIn(features(found)))
            .isPresent();
  }

  private static String controller(JsonNode gatewayClass) {
    return gatewayClass.at("/spec/controllerName").asText();
  }

  /** Objects with a name since version 1.2 of the API, and texts before. */
  private static List<String> features(JsonNode gatewayClass) {
    return gatewayClass
        .at("/status/supportedFeatures")
        .valueStream()
        .map(feature -> feature.isTextual() ? feature.asText() : feature.path("name").asText())
        .toList();
  }
}
