package io.haldane.controller.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.controller.config.CommandLine.Parsed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
  private static Parsed parse(String... arguments) {
    return CommandLine.parse(List.of(arguments), new Build("1.2.3", "abc"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-mesh-provider=kuma             | mesh-provider          | kuma",
        "--mesh-provider=kuma            | mesh-provider          | kuma",
        "-mesh-provider kuma             | mesh-provider          | kuma",
        "-enable-leader-election         | enable-leader-election | true",
        "-enable-leader-election=T       | enable-leader-election | true",
        "-enable-config-tracking=0       | enable-config-tracking | false",
        "-metrics-server=http://a:1?b=c  | metrics-server         | http://a:1?b=c",
        "-control-loop-interval=1m30s    | control-loop-interval  | 1m30s",
      })
  void flags_are_read_as_go_programs_read_them(String line, String name, String value) {
    assertThat(parse(line.strip().split(" +")))
        .isEqualTo(new Parsed.Run(Map.of(name, value), List.of()));
  }

  @Test
  void a_switch_does_not_swallow_the_next_flag() {
    assertThat(parse("-no-cross-namespace-refs", "-port=1"))
        .isEqualTo(
            new Parsed.Run(Map.of("no-cross-namespace-refs", "true", "port", "1"), List.of()));
  }

  @Test
  void flags_of_flaggers_logging_library_are_accepted_and_named() {
    assertThat(parse("-v=4", "-logtostderr", "-port=1"))
        .isEqualTo(new Parsed.Run(Map.of("port", "1"), List.of("v", "logtostderr")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-mesh-provder=x | Unknown flag -mesh-provder. Did you mean -mesh-provider?",
        "-slak-url=x     | Unknown flag -slak-url. Did you mean -slack-url?",
        "-port           | -port needs a value: -port=<value>.",
        "-port=many      | -port=many: this is not a whole number.",
        "-settle=soon    | -settle=soon: this is not a duration such as 10s or 1m30s.",
        "-version=maybe  | -version=maybe: this is not true or false.",
        "istio           | Unexpected argument 'istio': flags start with a dash.",
      })
  void a_mistake_stops_the_start_and_says_what_it_is(String argument, String text) {
    assertThat(parse(argument)).isEqualTo(new Parsed.Stop(2, text + " See -help for all flags."));
  }

  @Test
  void a_flag_that_resembles_none_gets_no_suggestion() {
    assertThat(parse("-completely-different-thing=1"))
        .isEqualTo(
            new Parsed.Stop(
                2, "Unknown flag -completely-different-thing. See -help for all flags."));
  }

  @Test
  void the_version_is_printed_and_nothing_is_started() {
    assertThat(parse("-version"))
        .isEqualTo(new Parsed.Stop(0, "Haldane version 1.2.3 revision abc"));
  }

  @Test
  void help_names_every_flag_with_its_variables_and_default() {
    Parsed help = parse("--help");

    assertThat(help).isInstanceOf(Parsed.Stop.class);
    assertThat(((Parsed.Stop) help).text())
        .contains("-slack-url")
        .contains("[SLACK_URL, HALDANE_SLACK_URL]")
        .contains("(default http://prometheus:9090)");
  }
}
