package io.haldane.load.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  static Stream<Arguments> commands() {
    return Stream.of(
        Arguments.of("", List.of()),
        Arguments.of("  \t ", List.of()),
        Arguments.of("hey  -c\t2 ", List.of("hey", "-c", "2")),
        Arguments.of("-H 'Cookie: a=b; c=d'", List.of("-H", "Cookie: a=b; c=d")),
        Arguments.of("-d '{\"a\": \"$b\"}'", List.of("-d", "{\"a\": \"$b\"}")),
        Arguments.of("-d \"{\\\"a\\\": 1}\"", List.of("-d", "{\"a\": 1}")),
        Arguments.of("\"a\\d\"", List.of("a\\d")),
        Arguments.of("a\\ b", List.of("a b")),
        Arguments.of("a'b'\"c\"d", List.of("abcd")),
        Arguments.of("-d '' x", List.of("-d", "", "x")),
        Arguments.of("hey \\\n  -c 2\n", List.of("hey", "-c", "2")),
        Arguments.of("'a\nb'", List.of("a\nb")),
        Arguments.of("http://a/?b=*#~", List.of("http://a/?b=*#~")));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void words_are_split_as_a_shell_does(String command, List<String> words) throws Refusal {
    assertThat(Words.of(command)).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a | b", "a && b", "a; b", "a > b", "a < b", "$HOME", "`a`", "\"$a\"", "(a)", "a\nb"
      })
  void what_needs_a_shell_is_refused(String command) {
    assertThatThrownBy(() -> Words.of(command))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("needs a shell");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'a", "\"a", "a\\", "\"a\\"})
  void quotes_must_be_closed(String command) {
    assertThatThrownBy(() -> Words.of(command)).isInstanceOf(Refusal.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_001, 40_000})
  void a_command_has_limits(int words) {
    assertThatThrownBy(() -> Words.of("a ".repeat(words)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("more than");
  }
}
