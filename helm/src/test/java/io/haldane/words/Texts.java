package io.haldane.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The texts of this repository that users read, line by line. */
final class Texts {
  private static final Path ROOT = Path.of("..");
  private static final Pattern LITERAL = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"");
  private static final Pattern COMMENT = Pattern.compile("\\s*(//|/?\\*).*");

  /**
   * What is in a text and is none: names of tests in the last column of docs/differences.md, and
   * the table of words in CONTRIBUTING.md.
   */
  private static final Pattern NO_TEXT =
      Pattern.compile("\\| `[\\w/-]+`: [^|]*\\|$|^\\| [\\w ,;()-]+ \\| [\\w ,;()-]+ \\|$");

  /** Files and folders whose lines are texts as a whole. */
  private static final List<String> PLAIN =
      List.of(
          "README.md",
          "CONTRIBUTING.md",
          "docs",
          "haldane",
          "scripts",
          "helm/haldane",
          "helm/load-tester",
          "helm/src/main/resources",
          "e2e/binaries/README.md",
          "controller/src/main/resources/META-INF/resources");

  /** One line of one file, as far as it is a text. */
  record Line(String file, int number, String text) {
    @Override
    public String toString() {
      return file + ":" + number + ": " + text.strip();
    }
  }

  private Texts() {}

  static List<Line> all() {
    return Stream.concat(
            PLAIN.stream().flatMap(name -> files(ROOT.resolve(name))).flatMap(Texts::lines),
            modules().flatMap(Texts::files).filter(Texts::isJava).flatMap(Texts::literals))
        .toList();
  }

  private static Stream<Path> modules() {
    try (Stream<Path> poms = Files.find(ROOT, 3, (path, about) -> path.endsWith("pom.xml"))) {
      return poms.map(pom -> pom.resolveSibling("src/main/java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> files(Path root) {
    if (!Files.exists(root)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.find(root, 30, (path, about) -> about.isRegularFile())) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isJava(Path file) {
    return file.toString().endsWith(".java");
  }

  private static Stream<Line> lines(Path file) {
    String name = ROOT.relativize(file).toString();
    if (name.endsWith(".png")) {
      return Stream.empty();
    }
    List<String> lines = read(file);
    return IntStream.range(0, lines.size())
        .mapToObj(at -> new Line(name, at + 1, NO_TEXT.matcher(lines.get(at)).replaceFirst("")));
  }

  /** String literals with more than one word; comments are for those who read the code. */
  private static Stream<Line> literals(Path file) {
    return lines(file)
        .filter(line -> !COMMENT.matcher(line.text()).matches())
        .map(line -> new Line(line.file(), line.number(), literals(line.text())))
        .filter(line -> !line.text().isEmpty());
  }

  private static String literals(String line) {
    return LITERAL
        .matcher(line)
        .results()
        .map(MatchResult::group)
        .filter(text -> text.strip().contains(" "))
        .collect(Collectors.joining(" "));
  }

  private static List<String> read(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }
}
