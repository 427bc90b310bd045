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
    assertThat(parse("--once", "--port", "9000", "--no-color"))
        .isEqualTo(new Parsed.Good(new DemoOptions(true, Optional.of(9000), false, APP)));
    assertThat(parse())
        .isEqualTo(new Parsed.Good(new DemoOptions(false, Optional.empty(), true, APP)));
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

  private static Parsed parse(String... args) {
    return DemoOptions.parse(args, true, APP);
  }
}
