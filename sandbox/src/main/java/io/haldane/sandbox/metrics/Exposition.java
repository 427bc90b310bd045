package io.haldane.sandbox.metrics;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a target's {@code /metrics} page says. */
public sealed interface Exposition {
  record Scraped(List<Line> lines) implements Exposition {}

  /** A page is taken whole or not at all. */
  record Malformed(int lineNumber, String why) implements Exposition {}

  /**
   * One sample.
   *
   * @param millis the time that the target gave it, or null when it counts as of the scrape
   */
  record Line(String name, Map<String, String> labels, double value, @Nullable Long millis) {}
}
