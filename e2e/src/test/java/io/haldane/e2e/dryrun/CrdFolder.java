package io.haldane.e2e.dryrun;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.mesh.testing.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** CRDs that the build cannot read, from a folder that the user fills. */
final class CrdFolder {
  static final String VARIABLE = "HALDANE_E2E_CRDS";

  private CrdFolder() {}

  /**
   * The CRDs of all files that end in {@code .yaml}, also in folders of the folder, in the order of
   * their names; none without a folder.
   *
   * @throws IllegalArgumentException says which folder or file is wrong, and what to do
   */
  static List<ObjectNode> definitions(@Nullable String folder) {
    if (folder == null || folder.isEmpty()) {
      return List.of();
    }
    List<Path> files = files(Path.of(folder));
    if (files.isEmpty()) {
      throw new IllegalArgumentException(
          VARIABLE + "=" + folder + " has no .yaml files; put CRDs there, or leave it out");
    }
    return files.stream().flatMap(file -> definitions(file).stream()).toList();
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          VARIABLE + "=" + folder + " is not a folder; make it, or leave it out");
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<ObjectNode> definitions(Path file) {
    List<ObjectNode> documents;
    try {
      documents = Yaml.documents(Files.readString(file));
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
    }
    for (ObjectNode document : documents) {
      String version = document.path("apiVersion").asText();
      String kind = document.path("kind").asText();
      if (!version.equals("apiextensions.k8s.io/v1") || !kind.equals("CustomResourceDefinition")) {
        throw new IllegalArgumentException(
            "%s holds %s of %s; only CustomResourceDefinition of apiextensions.k8s.io/v1 is taken"
                .formatted(file, kind, version));
      }
    }
    return documents;
  }
}
