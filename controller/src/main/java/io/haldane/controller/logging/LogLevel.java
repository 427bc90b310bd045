package io.haldane.controller.logging;

import java.util.Locale;
import java.util.Optional;
import org.jboss.logmanager.Level;

/** The levels of {@code -log-level}. */
final class LogLevel {
  private LogLevel() {}

  /** Empty for a name that is none. */
  static Optional<java.util.logging.Level> of(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "debug" -> Optional.of(Level.DEBUG);
      case "info" -> Optional.of(Level.INFO);
      case "warn", "warning" -> Optional.of(Level.WARN);
      case "error" -> Optional.of(Level.ERROR);
      case "fatal", "panic" -> Optional.of(Level.FATAL);
      default -> Optional.empty();
    };
  }
}
