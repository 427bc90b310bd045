package io.haldane.e2e.roles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files that keep what was on a screen. */
final class Shots {
  private Shots() {}

  static void append(Path folder, String name, String text) {
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve(name);
      Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
