package io.haldane.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A part of a file that is generated: what stands between two marks. Only tests use it, and they
 * rewrite the part if {@code -Dgolden.update=true}.
 */
public record Section(Path file, String start, String end) {
  private static final String GENERATED = "<!-- generated -->\n";
  private static final String REFERENCE = "<!-- reference -->\n";
  private static final String END = "<!-- end -->";

  public static Section of(Path file, String start, String end) {
    return new Section(file, start, end);
  }

  /** The generated part of a page that has only one. */
  public static Section of(Path file) {
    return of(file, GENERATED, END);
  }

  /** The last part of a document, which a new one does not have yet. */
  public static Section atTheEnd(Path file) throws IOException {
    if (updates() && !Files.readString(file).contains(REFERENCE)) {
      Files.writeString(file, Files.readString(file).strip() + "\n\n" + REFERENCE + END + "\n");
    }
    return of(file, REFERENCE, END);
  }

  private static boolean updates() {
    return Boolean.getBoolean("golden.update");
  }

  /** Fails if it is not that; {@code scripts/generate.sh} rewrites it. */
  public void is(String wanted) throws IOException {
    String text = Files.readString(file);
    if (!text.contains(start)) {
      throw new AssertionError("%s has no line %s".formatted(file, start.strip()));
    }
    int from = text.indexOf(start) + start.length();
    int to = text.indexOf(end, from);
    if (updates()) {
      Files.writeString(file, text.substring(0, from) + wanted + text.substring(to));
      return;
    }
    String found = text.substring(from, to);
    if (!found.equals(wanted)) {
      throw new AssertionError(
          "%s is out of date: run scripts/generate.sh. %s"
              .formatted(file, difference(found.lines().toList(), wanted.lines().toList())));
    }
  }

  private static String difference(List<String> found, List<String> wanted) {
    for (int line = 0; line < wanted.size(); line++) {
      if (line >= found.size() || !found.get(line).equals(wanted.get(line))) {
        String instead = line < found.size() ? found.get(line) : "nothing";
        return "The first difference is: %s%ninstead of: %s".formatted(instead, wanted.get(line));
      }
    }
    return "It has more lines than expected.";
  }
}
