package io.haldane.view.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words in the source of the engine that are reasons of conditions. */
final class ReasonLiterals {
  private static final Path ENGINE = Path.of("../engine/src/main/java/io/haldane/engine");

  /** Where conditions are made. */
  private static final List<String> FOLDERS =
      List.of("problem", "check", "phase", "situation", "write");

  private static final Pattern WORD = Pattern.compile("\"([A-Z][a-z]+(?:[A-Z][a-z]+)*)\"");

  /** Words of that form that are no reasons. */
  private static final Set<String> OTHERS =
      Set.of(
          "False",
          "New",
          "Pausing",
          "Promoted",
          "Queued",
          "Ready",
          "Reconciling",
          "Resuming",
          "Rollback",
          "Secret",
          "Service",
          "Stalled",
          "StatefulSet",
          "True",
          "Unknown",
          "Warning");

  private ReasonLiterals() {}

  static List<String> ofTheEngine() {
    return FOLDERS.stream()
        .flatMap(folder -> files(ENGINE.resolve(folder)))
        .flatMap(file -> WORD.matcher(text(file)).results())
        .map(word -> word.group(1))
        .filter(word -> !OTHERS.contains(word))
        .distinct()
        .toList();
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
