package io.haldane.sandbox;

import java.util.List;

/** How the start of a controller went. */
public sealed interface Startup {

  /** It takes requests. */
  record Ready() implements Startup {}

  /** It ended by itself; the lines are what it said before. */
  record Died(int exitCode, List<String> lastLines) implements Startup {}

  /** It is still at it; the lines are what it said so far. */
  record TimedOut(List<String> lastLines) implements Startup {}
}
