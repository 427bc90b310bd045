package io.haldane.sandbox.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Versions that can be released, and what must become of them. */
enum ReleaseKind {
  GOOD("a good version", Map.of(), new Expected.Promoted(List.of(10, 20, 30, 40, 50))),
  FAILING(
      "a version that fails 5 % of its requests",
      Map.of("ERROR_RATE", "0.05"), new Expected.RolledBack("request-success-rate")),
  SLOW(
      "a version that takes 900 ms to answer",
      Map.of("LATENCY_MS", "900"),
      new Expected.RolledBack("request-duration"));

  sealed interface Expected {
    /**
     * @param weights percent of the traffic, one after the other
     */
    record Promoted(List<Integer> weights) implements Expected {}

    /**
     * @param metric check that must be what stops it
     */
    record RolledBack(String metric) implements Expected {}
  }

  private final String title;
  private final Map<String, String> environment;
  private final Expected expected;

  ReleaseKind(String title, Map<String, String> environment, Expected expected) {
    this.title = title;
    this.environment = environment;
    this.expected = expected;
  }

  static Optional<ReleaseKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** {@code good}, {@code failing} or {@code slow}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String title() {
    return title;
  }

  Map<String, String> environment() {
    return environment;
  }

  Expected expected() {
    return expected;
  }
}
