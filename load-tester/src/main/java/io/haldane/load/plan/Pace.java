package io.haldane.load.plan;

/** When requests are sent. */
public sealed interface Pace {
  /** Requests are due at fixed times, whatever the server does. */
  record Steady(double perSecond) implements Pace {}

  /** Each worker sends its next request when the last one was answered. */
  record Eager() implements Pace {}
}
