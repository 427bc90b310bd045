package io.haldane.api.routing;

/** What a router reads from the live objects. */
public sealed interface RouteState {
  /** The objects are there and split as told. */
  record Routed(Traffic traffic) implements RouteState {}

  /** There is no route yet. */
  record Absent() implements RouteState {}

  /** The objects are there and say something that is not a split between our two versions. */
  record Unreadable(String why) implements RouteState {}

  /** Written, but not yet accepted by the data plane: wait. */
  record Pending(String why) implements RouteState {}
}
