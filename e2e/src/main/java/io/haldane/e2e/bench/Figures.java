package io.haldane.e2e.bench;

import java.util.EnumMap;
import java.util.Map;

/** What was measured, filled by one phase after the other. Not thread-safe. */
final class Figures {
  private final Map<Measure, Double> seen = new EnumMap<>(Measure.class);
  private final Map<Phase, Cost> costs = new EnumMap<>(Phase.class);

  void put(Measure measure, double value) {
    seen.put(measure, value);
  }

  void put(Phase phase, Cost cost) {
    costs.put(phase, cost);
  }

  /** In the order of their declaration. */
  Map<Measure, Double> seen() {
    return seen;
  }

  Map<Phase, Cost> costs() {
    return costs;
  }
}
