package io.haldane.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files that a document asks its reader to write: each a block of code below a line that is a
 * path in backticks and a colon. Other blocks are no files.
 */
public record Guide(List<Part> parts) {
  private static final Pattern FILE =
      Pattern.compile(
          "^`([\\w./-]+)`:\\n+```\\w*\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  /**
   * One file.
   *
   * @param path below the root of the repository
   */
  public record Part(String path, String text) {
    public String folder() {
      return path.substring(0, path.lastIndexOf('/'));
    }

    public boolean isJava() {
      return path.endsWith(".java");
    }
  }

  public Guide {
    parts = List.copyOf(parts);
  }

  public static Guide read(Path document) throws IOException {
    List<Part> parts = new ArrayList<>();
    Matcher file = FILE.matcher(Files.readString(document));
    while (file.find()) {
      parts.add(new Part(file.group(1), file.group(2)));
    }
    return new Guide(parts);
  }

  /** All lines of the files in this folder and below. */
  public long lines(String folder) {
    return parts.stream()
        .filter(part -> part.path().startsWith(folder + "/"))
        .mapToLong(part -> part.text().lines().count())
        .sum();
  }

  /** The files that are in none of these places. */
  public List<String> outside(String... places) {
    return parts.stream()
        .map(Part::path)
        .filter(path -> Arrays.stream(places).noneMatch(path::startsWith))
        .toList();
  }

  /** Writes the files below this folder and compiles those that are Java. */
  public Followed follow(Path root) throws IOException {
    for (Part part : parts) {
      Path file = root.resolve(part.path());
      Files.createDirectories(file.getParent());
      Files.writeString(file, part.text());
    }
    return Followed.compiled(this, root);
  }
}
