package io.haldane.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every folder in {@code golden/<type>}; {@code -Dgolden.update=true} writes what happens now. */
class GoldenQueriesTest {
  private static final Path ROOT = Path.of("src/test/resources/golden");

  @TestFactory
  Stream<DynamicTest> every_case_is_asked_and_answered_as_it_is_written_down() throws IOException {
    return GoldenQuery.below(ROOT).stream()
        .map(golden -> {
          String sentence = ROOT.relativize(golden.folder()).toString().replace('-', ' ');
          return DynamicTest.dynamicTest(sentence, golden::check);
        });
  }

  @Test
  void every_file_is_part_of_a_case() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      assertThat(files.filter(Files::isRegularFile))
          .allMatch(file ->
              Files.exists(file.resolveSibling("given.yaml"))
                  && (file.endsWith("given.yaml") || file.endsWith("exchange.yaml")));
    }
  }
}
