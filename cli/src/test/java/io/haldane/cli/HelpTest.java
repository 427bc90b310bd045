package io.haldane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.cli.exit.Exit;
import io.haldane.cli.text.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command explains itself, and shells can complete it. */
class HelpTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "list",
        "get",
        "status",
        "explain",
        "history",
        "diff",
        "promote",
        "abort",
        "pause",
        "resume",
        "retry",
        "lint",
        "doctor",
        "run",
        "completion"
      })
  void help_has_an_example_and_fits_a_narrow_terminal(String command) {
    Shell.Result result = new Shell().on(new Screen(80, 40, false)).run(command + " --help");

    assertThat(result.code()).isEqualTo(Exit.OK);
    assertThat(result.out()).contains("Usage: haldane " + command).contains("Example");
    assertThat(result.out().lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }

  @Test
  void the_program_lists_its_commands() {
    Golden.check("help", new Shell().run("--help").out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void completions_know_commands_and_options(String shell) {
    assertThat(new Shell().run("completion " + shell).out()).contains("explain").contains("watch");
  }

  @Test
  void it_knows_its_version() {
    assertThat(new Shell().run("version").out()).startsWith("haldane ");
  }
}
