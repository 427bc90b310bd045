package io.haldane.sandbox.demo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Versions that can be released, and what must become of them. */
enum ReleaseKind {
  GOOD,
  FAILING,
  SLOW;

  /** What must become of a release. */
  sealed interface Expected {
    /** Released, through every step of the strategy. */
    record Promoted() implements Expected {}

    /** Stopped, and by that metric. */
    record RolledBack(String metric) implements Expected {}
  }

  static Optional<ReleaseKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** {@code good}, {@code failing} or {@code slow}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String title() {
    return switch (this) {
      case GOOD -> "a good version";
      case FAILING -> "a version that fails 5 % of its requests";
      case SLOW -> "a version that takes 900 ms to answer";
    };
  }

  Map<String, String> environment() {
    return switch (this) {
      case GOOD -> Map.of();
      case FAILING -> Map.of("ERROR_RATE", "0.05");
      case SLOW -> Map.of("LATENCY_MS", "900");
    };
  }

  Expected expected() {
    return switch (this) {
      case GOOD -> new Expected.Promoted();
      case FAILING -> new Expected.RolledBack("request-success-rate");
      case SLOW -> new Expected.RolledBack("request-duration");
    };
  }
}
