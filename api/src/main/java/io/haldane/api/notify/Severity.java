package io.haldane.api.notify;

import org.jspecify.annotations.Nullable;

/** How bad it is; the order is the order of alarm. */
public enum Severity {
  INFO,
  WARN,
  ERROR;

  /** The severity of that name; INFO for an absent or empty one, as documented. */
  public static Severity of(@Nullable String text) {
    return switch (text == null ? "" : text) {
      case "error" -> ERROR;
      case "warn" -> WARN;
      default -> INFO;
    };
  }
}
