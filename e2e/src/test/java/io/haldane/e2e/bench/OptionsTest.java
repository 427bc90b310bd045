package io.haldane.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.e2e.bench.Options.Parsed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OptionsTest {
  @TempDir Path folder;

  @Test
  void every_argument_is_understood() throws Exception {
    Path earlier = Files.createFile(folder.resolve("earlier.json"));
    assertThat(
            Options.parse(
                new String[] {
                  "--canaries=5000",
                  "--sandbox",
                  "--steady",
                  "--json",
                  "now.json",
                  "--compare",
                  earlier.toString()
                }))
        .isEqualTo(
            new Parsed.Good(
                new Options(
                    5000, true, true, false, Optional.of(Path.of("now.json")), Optional.of(earlier))));
    assertThat(Options.parse(new String[0]))
        .isEqualTo(
            new Parsed.Good(new Options(200, false, false, false, Optional.empty(), Optional.empty())));
    assertThat(Options.parse(new String[] {"--dashboard"}))
        .isEqualTo(
            new Parsed.Good(
                new Options(200, false, false, true, Optional.empty(), Optional.empty())));
    assertThat(Options.parse(new String[] {"--help"})).isEqualTo(new Parsed.Help());
  }

  @ParameterizedTest
  @CsvSource({
    "--canaries 0, '0'",
    "--canaries many, 'many'",
    "--canaries, --canaries",
    "--json, --json",
    "--compare nowhere.json, 'nowhere.json'",
    "--fast, --fast",
    "--steady --dashboard, choose"
  })
  void a_wrong_argument_is_named(String line, String named) {
    assertThat(Options.parse(line.split(" ", -1)))
        .isInstanceOfSatisfying(Parsed.Bad.class, bad -> assertThat(bad.message()).contains(named));
  }
}
