package io.haldane.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Which real servers this machine has. */
public final class Installed {
  private Installed() {}

  /** Whether all these programs are on the PATH. */
  public static boolean has(String... programs) {
    List<String> folders =
        List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1));
    return Arrays.stream(programs)
        .allMatch(program ->
            folders.stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, program))));
  }
}
