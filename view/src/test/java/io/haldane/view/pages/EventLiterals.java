package io.haldane.view.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The texts of events as they stand in the source of the engine. */
final class EventLiterals {
  private static final Path ENGINE = Path.of("../engine/src/main/java");

  /** A call of the builder and the first text that is handed to it. */
  private static final Pattern CALL =
      Pattern.compile(
          "\\b(?:event|warn|inform|alert)\\(\\s*(?:EventKind\\.\\w+,\\s*)?\"([^\"\\\\]*(?:\\\\.[^\"\\\\]*)*)\"(\\s*[+])?");

  private EventLiterals() {}

  /**
   * With the word {@code x} in the place of what varies. A text that begins with what varies is
   * known only when it is sent.
   */
  static List<String> ofTheEngine() throws IOException {
    try (Stream<Path> files =
        Files.find(ENGINE, 20, (path, about) -> path.toString().endsWith(".java"))) {
      return files
          .flatMap(EventLiterals::texts)
          .filter(text -> !text.startsWith("x "))
          .distinct()
          .toList();
    }
  }

  private static Stream<String> texts(Path file) {
    try {
      return CALL.matcher(Files.readString(file))
          .results()
          .map(call -> call.group(1) + (call.group(2) == null ? "" : "x"))
          .map(text -> text.replace("\\\"", "\"").replaceAll("%[sd]", "x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
