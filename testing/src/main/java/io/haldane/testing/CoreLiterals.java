package io.haldane.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The texts in the sources of the core, to find names of adapters among them. A rule about classes
 * cannot see a name in a text.
 */
public final class CoreLiterals {
  private static final List<String> CORE = List.of("api", "engine", "controller");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

  private CoreLiterals() {}

  /**
   * Files with literals that are found, each with its literal.
   *
   * @param repository its root
   * @param allowed names of files that may have them
   */
  public static List<String> where(Path repository, Set<String> allowed, Predicate<String> isName)
      throws IOException {
    List<String> found = new ArrayList<>();
    for (String module : CORE) {
      for (Path file : sources(repository.resolve(module).resolve("src/main/java"))) {
        if (!allowed.contains(file.getFileName().toString())) {
          Matcher literal = LITERAL.matcher(withoutComments(Files.readString(file)));
          while (literal.find()) {
            if (isName.test(literal.group(1))) {
              found.add(file + ": " + literal.group());
            }
          }
        }
      }
    }
    return found;
  }

  private static String withoutComments(String source) {
    return source.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
  }

  /** All Java files below a folder. */
  public static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
