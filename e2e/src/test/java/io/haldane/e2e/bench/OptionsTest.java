package io.haldane.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.e2e.bench.Options.Parsed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
                    5000,
                    true,
                    Scope.STEADY,
                    Duration.ofMinutes(5),
                    Optional.of(Path.of("now.json")),
                    Optional.of(earlier))));
    assertThat(Options.parse(new String[0]))
        .isEqualTo(
            new Parsed.Good(
                new Options(
                    200,
                    false,
                    Scope.ALL,
                    Duration.ofMinutes(5),
                    Optional.empty(),
                    Optional.empty())));
    assertThat(Options.parse(new String[] {"--help"})).isEqualTo(new Parsed.Help());
  }

  @Test
  void a_soak_runs_on_the_sandbox_with_a_fleet_of_its_own_size() {
    assertThat(Options.parse(new String[] {"--soak"}))
        .isEqualTo(
            new Parsed.Good(
                new Options(
                    500,
                    true,
                    Scope.SOAK,
                    Duration.ofMinutes(5),
                    Optional.empty(),
                    Optional.empty())));
    assertThat(Options.parse(new String[] {"--canaries=8", "--soak"}))
        .isEqualTo(
            new Parsed.Good(
                new Options(
                    8,
                    true,
                    Scope.SOAK,
                    Duration.ofMinutes(5),
                    Optional.empty(),
                    Optional.empty())));
  }

  @Test
  void the_receiver_of_alerts_is_down_as_long_as_asked() {
    assertThat(Options.parse(new String[] {"--outbox", "--down=30"}))
        .isInstanceOfSatisfying(
            Parsed.Good.class,
            good -> assertThat(good.options().down()).isEqualTo(Duration.ofSeconds(30)));
  }

  @ParameterizedTest
  @CsvSource({
    "--canaries 0, '0'",
    "--canaries many, 'many'",
    "--canaries, --canaries",
    "--json, --json",
    "--compare nowhere.json, 'nowhere.json'",
    "--down 5, '5'",
    "--fast, --fast"
  })
  void a_wrong_argument_is_named(String line, String named) {
    assertThat(Options.parse(line.split(" ", -1)))
        .isInstanceOfSatisfying(Parsed.Bad.class, bad -> assertThat(bad.message()).contains(named));
  }
}
