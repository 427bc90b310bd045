package io.haldane.e2e.roles;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** Programs of this machine that some of these journeys use. */
final class Tools {
  private Tools() {}

  static boolean has(String name) {
    return Stream.of(path().split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  /** The folders of programs, as in the environment. */
  static String path() {
    return Objects.requireNonNullElse(System.getenv("PATH"), "/usr/bin");
  }
}
