package io.haldane.load.plan;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Files that requests send: only those of one folder, because whoever writes a hook can name any.
 */
final class BodyFile {
  private BodyFile() {}

  static ByteString read(String tool, PlanLimits limits, String name) throws Refusal {
    if (limits.bodyFiles().isEmpty()) {
      throw new Refusal(
          "%s: files are not sent. Set -body-files of the load tester to the folder that has them, or use -d."
              .formatted(tool));
    }
    try {
      Path folder = limits.bodyFiles().get().toRealPath();
      Path file = folder.resolve(name).toRealPath();
      if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
        throw outside(tool);
      }
      try (InputStream content = Files.newInputStream(file)) {
        return checked(tool, ByteString.copyFrom(content.readNBytes(PlanLimits.MOST_BODY + 1)));
      }
    } catch (IOException | InvalidPathException e) {
      throw outside(tool);
    }
  }

  static ByteString checked(String tool, ByteString body) throws Refusal {
    if (body.size() > PlanLimits.MOST_BODY) {
      throw new Refusal("%s: the body has more than 1 MiB.".formatted(tool));
    }
    return body;
  }

  private static Refusal outside(String tool) {
    return new Refusal(
        "%s: the file is not readable in the folder of -body-files of the load tester."
            .formatted(tool));
  }
}
