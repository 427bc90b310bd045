package io.haldane.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class OptionsTest {
  private static Options parse(String... arguments) {
    Options options = new Options();
    new CommandLine(options).parseArgs(arguments);
    return options;
  }

  @Test
  void the_defaults_are_flaggers_and_allow_nothing() {
    Options options = parse();

    assertThat(options.port).isEqualTo(9090);
    assertThat(options.timeout).isEqualTo(Duration.ofHours(1));
    assertThat(options.allowed()).isEmpty();
    assertThat(options.allowShell).isFalse();
    assertThat(options.bodyFiles()).isEmpty();
    assertThat(options.problem()).isEmpty();
  }

  @Test
  void the_command_of_flaggers_chart_is_accepted() {
    Options options =
        parse(
            "-port=8080",
            "-log-level=info",
            "-timeout=2h",
            "-namespace-regexp=",
            "-zap-replace-globals=true");

    assertThat(options.port).isEqualTo(8080);
    assertThat(options.timeout).isEqualTo(Duration.ofHours(2));
    assertThat(options.namespaces.pattern()).isEmpty();
  }

  @Test
  void a_switch_and_a_list_may_be_written_in_each_way() {
    assertThat(parse("-allow-shell").allowShell).isTrue();
    assertThat(parse("--allow-shell=true").allowShell).isTrue();
    assertThat(parse("-allow-shell=false").allowShell).isFalse();
    assertThat(parse("-allow-commands=kubectl,helm").allowed())
        .containsExactlyInAnyOrder("kubectl", "helm");
    assertThat(parse("-allow-commands=").allowed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-timeout=soon",
        "-namespace-regexp=(",
        "-log-level=loud",
        "-deny-hosts=a b/c",
        "-x"
      })
  void what_is_wrong_is_refused(String argument) {
    assertThatThrownBy(() -> parse(argument)).isInstanceOf(ParameterException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-port=70000", "-max-tasks=0", "-timeout=0", "-max-rate=-1"})
  void limits_must_leave_something(String argument) {
    assertThat(parse(argument).problem()).isPresent();
  }
}
