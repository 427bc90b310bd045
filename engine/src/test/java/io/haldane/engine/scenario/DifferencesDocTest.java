package io.haldane.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every row of docs/differences.md that names a test names one that there is. */
class DifferencesDocTest {
  private static final Path HOUSE = Path.of("..");
  private static final Path DOC = HOUSE.resolve(Path.of("docs", "differences.md"));
  private static final Pattern ROW = Pattern.compile("\\|(.+)\\|(.+)\\|(.+)\\|");
  private static final Pattern TEST = Pattern.compile("`([\\w/-]+)`: (.+?)(?=; `|$)");
  private static final Pattern METHOD = Pattern.compile("\\bvoid (\\w+)\\(");
  private static final Pattern NAMED = Pattern.compile("@DisplayName\\(\\s*\"([^\"]+)\"");

  private static final Map<String, List<Path>> SOURCES = sources();

  @TestFactory
  Stream<DynamicTest> rows() throws IOException {
    List<MatchResult> rows =
        Files.readAllLines(DOC).stream()
            .map(ROW::matcher)
            .filter(Matcher::matches)
            .map(Matcher::toMatchResult)
            .filter(row -> !row.group(1).contains("---") && !row.group(3).contains("Shown by"))
            .toList();
    assertThat(rows).hasSizeGreaterThan(40);
    return rows.stream()
        .map(row -> DynamicTest.dynamicTest(row.group(1).strip(), () -> shown(row.group(3))));
  }

  private static void shown(String tests) {
    List<MatchResult> named = TEST.matcher(tests.strip()).results().toList();
    assertThat(named).as("tests in \"%s\", as `Class`: sentence", tests).isNotEmpty();
    for (MatchResult test : named) {
      assertThat(sentences(test.group(1)))
          .as("sentences of " + test.group(1))
          .contains(test.group(2).strip());
    }
  }

  private static Set<String> sentences(String where) {
    if (where.contains("/")) {
      return Stream.of("mesh-adapters", "metric-providers")
          .map(module -> Path.of(module, "src", "test", "resources").resolve(where))
          .filter(parent -> Files.isDirectory(HOUSE.resolve(parent)))
          .flatMap(parent -> folders(parent).stream())
          .collect(Collectors.toSet());
    }
    return where.endsWith("Stories") ? stories(where) : methods(where);
  }

  private static Set<String> stories(String book) {
    try {
      Class<?> type = Class.forName(DifferencesDocTest.class.getPackageName() + "." + book);
      Set<String> sentences = new HashSet<>();
      for (Object story : (List<?>) type.getDeclaredField("ALL").get(null)) {
        sentences.add(((Story) story).sentence());
      }
      return sentences;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("there is no book of stories named " + book, e);
    }
  }

  private static Set<String> folders(Path parent) {
    try (Stream<Path> cases = Files.list(HOUSE.resolve(parent))) {
      Set<String> sentences = new HashSet<>();
      cases.forEach(folder -> sentences.add(folder.getFileName().toString().replace('-', ' ')));
      return sentences;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names of methods as words, and what tests are shown as. */
  private static Set<String> methods(String type) {
    String source = source(type);
    Set<String> sentences = new HashSet<>();
    METHOD.matcher(source).results().forEach(name -> sentences.add(words(name.group(1))));
    NAMED.matcher(source).results().forEach(name -> sentences.add(name.group(1)));
    return sentences;
  }

  private static String words(String method) {
    return method.replace('_', ' ').replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  /** Of all classes of that name, should there be several. */
  private static String source(String type) {
    List<Path> sources = SOURCES.getOrDefault(type + ".java", List.of());
    assertThat(sources).as("sources of " + type).isNotEmpty();
    return sources.stream().map(DifferencesDocTest::read).collect(Collectors.joining());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tests of all modules by the names of their files. */
  private static Map<String, List<Path>> sources() {
    return modules().stream()
        .map(module -> module.resolve(Path.of("src", "test", "java")))
        .filter(Files::isDirectory)
        .flatMap(DifferencesDocTest::files)
        .collect(Collectors.groupingBy(file -> file.getFileName().toString()));
  }

  private static List<Path> modules() {
    try (Stream<Path> folders = Files.list(HOUSE)) {
      return folders.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
