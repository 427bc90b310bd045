package io.haldane.api.routing;

import java.util.Optional;

/** What a router reads from the live objects. */
public sealed interface RouteState {
  /** The objects are there and split as wanted. */
  record Routed(Traffic traffic) implements RouteState {}

  /** There is no route yet. */
  record Absent() implements RouteState {}

  /**
   * This router writes no objects: traffic follows the Services alone, and which version is called
   * cannot be read from a route.
   */
  record NoRoute() implements RouteState {}

  /** The objects are there and say something that is not a split between our two versions. */
  record Unreadable(String why) implements RouteState {}

  /**
   * Written, but not yet accepted by the data plane: wait.
   *
   * @param written the split that it will be, and may be already
   */
  record Pending(String why, Traffic written) implements RouteState {}

  /** The same, and nobody is kept on the primary; what is no split stays what it is. */
  default RouteState forEverybody(boolean is) {
    return is && this instanceof Routed(Traffic traffic)
        ? new Routed(new Traffic(traffic.canary(), traffic.mirrored(), traffic.affinity(), true))
        : this;
  }

  /** The same, but not in force for that reason; what is no split stays what it is. */
  default RouteState pendingFor(Optional<String> why) {
    return why.isPresent() && this instanceof Routed(Traffic traffic)
        ? new Pending(why.get(), traffic)
        : this;
  }
}
