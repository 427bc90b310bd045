package io.haldane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.cli.exit.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whoever copies a canary from the docs gets one that the linter accepts. */
class DocumentedCanariesTest {
  private static final Pattern BLOCK =
      Pattern.compile("^```yaml\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern OURS =
      Pattern.compile("^kind: (Canary|MetricTemplate|AlertProvider)$", Pattern.MULTILINE);

  @TestFactory
  Stream<DynamicTest> every_whole_object_is_without_mistakes() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path page : pages()) {
      BLOCK
          .matcher(Files.readString(page))
          .results()
          .map(block -> block.group(1))
          .filter(block -> OURS.matcher(block).find())
          .forEach(block ->
              tests.add(DynamicTest.dynamicTest(page + ": " + tests.size(), () -> lint(block))));
    }
    assertThat(tests).hasSizeGreaterThan(8);
    return tests.stream();
  }

  /** Without the guides on adding something, whose canaries need what the reader adds. */
  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../docs"))) {
      return Stream.concat(
              Stream.of(Path.of("../README.md")),
              files
                  .filter(file -> file.toString().endsWith(".md"))
                  .filter(file -> !file.getFileName().toString().startsWith("adding-"))
                  .sorted())
          .toList();
    }
  }

  private static void lint(String block) {
    Shell.Result result = new Shell().reading(block).run("lint -");
    assertThat(result.code()).as("%s%n%s", block, result.out() + result.err()).isEqualTo(Exit.OK);
  }
}
