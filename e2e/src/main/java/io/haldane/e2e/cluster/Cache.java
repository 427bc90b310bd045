package io.haldane.e2e.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The binaries and CRDs that {@code e2e/binaries/build.sh} has made.
 *
 * @param root holds {@code bin}, {@code crds} and {@code kwok}
 */
public record Cache(Path root) {

  /** Where the build script puts them: below {@code HALDANE_CACHE}, else {@code ~/.cache}. */
  public static Cache ofUser() {
    String given = Objects.requireNonNullElse(System.getenv("HALDANE_CACHE"), "");
    Path base =
        given.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache", "haldane")
            : Path.of(given);
    return new Cache(base.resolve("e2e"));
  }

  /**
   * @throws IllegalStateException when it was not built
   */
  public String binary(String name) {
    return file("bin", name).toString();
  }

  /** Some are built only on demand. */
  public boolean has(String binary) {
    return Files.isRegularFile(root.resolve("bin").resolve(binary));
  }

  /** A file of CRDs, by the name of its project. */
  public Path crds(String project) {
    return file("crds", project + ".yaml");
  }

  /** How kwok plays nodes and pods. */
  public Path stages() {
    return file("kwok", "stages.yaml");
  }

  private Path file(String folder, String name) {
    Path file = root.resolve(folder).resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new IllegalStateException(file + " is missing; e2e/binaries/build.sh builds it");
    }
    return file;
  }
}
