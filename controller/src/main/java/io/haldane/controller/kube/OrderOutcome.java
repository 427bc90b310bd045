package io.haldane.controller.kube;

/** What became of an order for a canary. */
public sealed interface OrderOutcome {
  /** The annotation is there; the next reconcile carries the order out or refuses it. */
  record Given() implements OrderOutcome {}

  record NoCanary() implements OrderOutcome {}

  /** The canary is not what the user saw, or is in a phase in which the order makes no sense. */
  record Outdated(String why) implements OrderOutcome {}

  /** It will be the same until somebody changes something. */
  record Refused(String why) implements OrderOutcome {}

  /** The order may have been given or not; the same token can be sent again. */
  record Unavailable(String why) implements OrderOutcome {}
}
