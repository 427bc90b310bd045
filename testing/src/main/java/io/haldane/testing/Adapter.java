package io.haldane.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What every adapter has besides its code.
 *
 * @param name the value that chooses it
 * @param page of the documents, which has to name it
 * @param golden the folder of its cases
 * @param tests the folder of its tests
 * @param contract the class that one of its tests has to extend
 */
public record Adapter(String name, Path page, Path golden, Path tests, String contract) {
  /** What it lacks, in words for its author; empty when it is complete. */
  public List<String> missing() throws IOException {
    List<String> missing = new ArrayList<>();
    if (!Files.exists(page) || !Files.readString(page).contains("`" + name + "`")) {
      missing.add("a page %s with `%s`".formatted(page, name));
    }
    if (!Files.isDirectory(golden) || isEmpty(golden)) {
      missing.add("golden cases in " + golden);
    }
    if (!inheritsTheContract()) {
      missing.add("a test in %s that extends %s".formatted(tests, contract));
    }
    return missing;
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private boolean inheritsTheContract() throws IOException {
    if (Files.isDirectory(tests)) {
      for (Path source : CoreLiterals.sources(tests)) {
        if (Files.readString(source).contains("extends " + contract)) {
          return true;
        }
      }
    }
    return false;
  }
}
