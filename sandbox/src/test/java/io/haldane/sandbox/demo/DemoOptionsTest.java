package io.haldane.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.sandbox.demo.DemoOptions.Parsed;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DemoOptionsTest {
  private static final Path APP = Path.of("app");

  @Test
  void every_argument_is_understood() {
    assertThat(parse("--once", "--port", "9000", "--no-color", "--strategy", "blue-green"))
        .isEqualTo(
            new Parsed.Good(
                new DemoOptions(Strategy.BLUE_GREEN, true, Optional.of(9000), false, APP)));
    assertThat(parse())
        .isEqualTo(
            new Parsed.Good(new DemoOptions(Strategy.CANARY, false, Optional.empty(), true, APP)));
    assertThat(parse("--strategy=ab"))
        .isEqualTo(
            new Parsed.Good(new DemoOptions(Strategy.AB, false, Optional.empty(), true, APP)));
    assertThat(parse("-h")).isEqualTo(new Parsed.Help());
  }

  @Test
  void a_wrong_argument_is_named() {
    assertThat(parse("--twice"))
        .isInstanceOfSatisfying(
            Parsed.Bad.class, bad -> assertThat(bad.message()).contains("--twice", "usage"));
    assertThat(parse("--port", "70000"))
        .isInstanceOfSatisfying(
            Parsed.Bad.class, bad -> assertThat(bad.message()).contains("'70000'"));
    assertThat(parse("--port")).isInstanceOf(Parsed.Bad.class);
  }

  @Test
  void a_wrong_strategy_is_answered_with_those_that_there_are() {
    for (String[] args : new String[][] {{"--strategy", "green"}, {"--strategy"}}) {
      assertThat(parse(args))
          .isInstanceOfSatisfying(
              Parsed.Bad.class,
              bad -> assertThat(bad.message()).contains("canary, ab, blue-green, mirror"));
    }
  }

  @Test
  void the_help_tells_of_every_strategy_and_fits_a_terminal() {
    assertThat(DemoOptions.help().lines())
        .contains("  --strategy canary (the default)", "  --strategy blue-green")
        .allMatch(line -> line.length() <= 80);
  }

  private static Parsed parse(String... args) {
    return DemoOptions.parse(args, true, APP);
  }
}
