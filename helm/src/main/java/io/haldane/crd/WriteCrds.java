package io.haldane.crd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Run by the build: brings the CRDs in the chart up to date with the types of the API. */
public final class WriteCrds {
  private WriteCrds() {}

  /**
   * Takes the folder to write to, and a file that is told the names of what had to be rewritten. A
   * CRD that is right already is not touched.
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    List<String> rewritten = new ArrayList<>();
    for (Map.Entry<String, String> file : Crds.files().entrySet()) {
      Path path = folder.resolve(file.getKey());
      if (!Files.exists(path) || !Files.readString(path).equals(file.getValue())) {
        Files.writeString(path, file.getValue());
        rewritten.add(file.getKey());
      }
    }
    Files.write(Path.of(arguments[1]), rewritten);
  }
}
