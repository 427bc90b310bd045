package io.haldane.sandbox;

import java.util.List;

/** How the start of a controller went. */
public sealed interface Startup {

  record Ready() implements Startup {}

  /**
   * @param lastLines what it said before
   */
  record Died(int exitCode, List<String> lastLines) implements Startup {}

  record TimedOut(List<String> lastLines) implements Startup {}
}
