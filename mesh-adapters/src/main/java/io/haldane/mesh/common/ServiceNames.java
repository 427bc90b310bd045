package io.haldane.mesh.common;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.routing.Lead;
import io.haldane.api.routing.RouteTarget;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether a route names one of the three Services of a canary. */
public final class ServiceNames {
  private ServiceNames() {}

  /** As {@link #at}, for meshes that own all routes of their kinds. */
  public static Lead lead(RouteTarget target, JsonNode route, String... paths) {
    return at(target, route, paths) ? Lead.YES : Lead.NO;
  }

  /**
   * Whether the spec of a route has one of the names there.
   *
   * @param paths such as {@code routes/*}{@code /services}, with a star for each element of a list;
   *     of a host, or of an object with a name and perhaps a namespace
   */
  public static boolean at(RouteTarget target, JsonNode route, String... paths) {
    return Stream.of(paths)
        .flatMap(path -> nodes(route.path("spec"), path))
        .anyMatch(node -> node.isTextual() ? isHost(target, node.asText()) : is(target, node));
  }

  /** What is at that path below a node. */
  public static Stream<JsonNode> nodes(JsonNode root, String path) {
    Stream<JsonNode> nodes = Stream.of(root);
    for (String step : List.of(path.split("/", -1))) {
      nodes =
          nodes.flatMap(node -> step.equals("*") ? node.valueStream() : Stream.of(node.path(step)));
    }
    return nodes;
  }

  private static boolean is(RouteTarget target, JsonNode reference) {
    String namespace = reference.path("namespace").asText(target.namespace());
    return namespace.equals(target.namespace()) && isName(target, reference.path("name").asText());
  }

  /** A short name, or one that goes on with the namespace. */
  private static boolean isHost(RouteTarget target, String host) {
    int dot = host.indexOf('.');
    String name = dot < 0 ? host : host.substring(0, dot);
    String rest = dot < 0 ? target.namespace() : host.substring(dot + 1);
    return isName(target, name)
        && (rest.equals(target.namespace()) || rest.startsWith(target.namespace() + ".svc"));
  }

  public static boolean isName(RouteTarget target, String name) {
    return Set.of(target.apex(), target.primary(), target.canaryService()).contains(name);
  }
}
