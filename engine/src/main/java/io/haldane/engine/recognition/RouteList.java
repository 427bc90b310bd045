package io.haldane.engine.recognition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The routes of one kind in the namespace of a canary. */
public sealed interface RouteList {
  /** All of them, each with {@code apiVersion} and {@code kind}. */
  record Read(List<ObjectNode> routes) implements RouteList {
    public Read {
      routes = List.copyOf(routes);
    }
  }

  /** The API server has no such kind, although it serves the group. */
  record Missing() implements RouteList {}

  /** The controller lacks the permission, so it cannot use the provider either. */
  record Refused(String why) implements RouteList {}

  /** There is no answer now. */
  record Failed(String why) implements RouteList {}
}
