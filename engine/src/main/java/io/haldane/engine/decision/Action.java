package io.haldane.engine.decision;

import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Traffic;

/** One step of "make it so". Level-based: doing it twice is doing it once. */
public sealed interface Action {
  /** Create the object or adjust what is ours in it, as the manifest's mode says. */
  record Put(Manifest manifest) implements Action {}

  /** Have the router split traffic like this; also repairs drift of the routing objects. */
  record Route(Traffic traffic) implements Action {}

  /** Have the router restore what was there before the canary. */
  record RestoreRoute() implements Action {}

  /** Delete the object if it is there. */
  record Remove(ObjectRef ref) implements Action {}
}
