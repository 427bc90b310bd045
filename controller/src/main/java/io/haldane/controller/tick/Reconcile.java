package io.haldane.controller.tick;

import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.kube.Change;

/** Reconciles one canary. Blocking; never called twice at once for the same canary. */
@FunctionalInterface
public interface Reconcile {
  /** Returns what it knows: changes that were reported meanwhile and need no other reconcile. */
  Seen run(CanaryKey canary);

  /** Which changes a reconcile has based its decision on, or made itself. */
  @FunctionalInterface
  interface Seen {
    /** Of a reconcile that did not come to its end. */
    Seen NOTHING = _ -> false;

    boolean has(Change change);
  }
}
