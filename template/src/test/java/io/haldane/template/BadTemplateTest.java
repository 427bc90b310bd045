package io.haldane.template;

import static io.haldane.template.Templates.why;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A wrong template says where it is wrong and what to do. */
class BadTemplateTest {
  private static Arguments row(String template, String why) {
    return Arguments.of(template, why);
  }

  static Stream<Arguments> wordsAndText() {
    return Stream.of(
        row("{{ name", "line 1, column 1: unclosed action; end it with }}"),
        row("a\nbc {{ \"x }}", "line 2, column 7: unterminated string"),
        row("{{ \"x\ny\" }}", "line 1, column 4: unterminated string"),
        row("{{ `x }}", "line 1, column 4: unterminated raw string"),
        row("{{ \"\\d\" }}", "column 6: unknown escape in a text; double the backslash"),
        row("{{ \"\\400\" }}", "unknown escape"),
        row("{{ \"\\ud800\" }}", "unknown escape"),
        row("{{ \"\\U99999999\" }}", "unknown escape"),
        row("{{ 'a' }}", "single quotes are not strings in templates; use double quotes"),
        row("{{/* x }}", "unclosed comment"),
        row("{{/* x */ name }}", "a comment fills its action"),
        row("{{ name; }}", "bad character ';' after name"),
        row("{{ variables.a-b }}", "read by {{ index variables \"a-key\" }}"),
        row("{{ # }}", "unexpected character '#'"),
        row("{{ : }}", "expected :="),
        row("{{ 0x1F }}", "bad number \"0x1F\"; write it in plain decimal digits"),
        row("{{ 99999999999999999999 }}", "bad number"),
        row("{{ 1e999 }}", "bad number"));
  }

  static Stream<Arguments> shapes() {
    return Stream.of(
        row("{{}}", "missing value for command"),
        row("{{ name | }}", "missing value for command"),
        row("{{ if }}x{{ end }}", "missing value for if"),
        row("{{ () }}", "missing value for parenthesized pipeline"),
        row("{{ (name }}", "unclosed left parenthesis; add )"),
        row("{{ name) }}", "unexpected \")\" in command"),
        row("{{ \"a\"\"b\" }}", "put a space before \"b\""),
        row("{{ \"a\" | \"b\" }}", "only a function can take the value of a pipeline"),
        row("{{ if name }}x", "line 1, column 1: this {{ if }} is not closed; add {{ end }}"),
        row("{{ if name }}x{{ else }}", "is not closed"),
        row("{{ end }}", "unexpected {{end}}; no {{ if }} is open here"),
        row("{{ else }}", "unexpected {{else}}"),
        row("{{ if 1 }}{{ else }}{{ else }}{{ end }}", "a second {{else}}"),
        row("{{ if 1 }}{{ else x }}{{ end }}", "unexpected \"x\" in {{ else }}"),
        row("{{ if 1 }}{{ end x }}", "unexpected \"x\" in {{ end }}"),
        row("{{ name if }}", "unexpected \"if\" in operand"),
        row("{{ range variables }}{{ end }}", "{{ range }} is not available"),
        row("{{ \"a\".foo }}", "unexpected \".foo\" in a constant"));
  }

  static Stream<Arguments> values() {
    return Stream.of(
        row("{{ lenght name }}", "function \"lenght\" not defined; there are name, namespace,"),
        row(
            "{{ variables.absent }}",
            "map has no entry for key \"absent\"; add it to the metric's"),
        row("{{ variables.foo.bar }}", "no field bar in text"),
        row("{{ . }}", "nil data; there is nothing to write here"),
        row("{{ $.Values.x }}", "nil data; no entry for key \"Values\"; a query template has no"),
        row("{{ nil }}", "nil is not a command"),
        row("{{ $x }}", "undefined variable \"$x\"; declare it first"),
        row("{{ $x = 1 }}", "undefined variable \"$x\""),
        row("{{ if 1 }}{{ $x := 1 }}{{ end }}{{ $x }}", "undefined variable \"$x\""),
        row("{{ target \"x\" }}", "wrong number of arguments for target: want 0 got 1"),
        row("{{ ne 1 }}", "wrong number of arguments for ne: want 2 got 1"),
        row("{{ eq 1 }}", "wrong number of arguments for eq: want at least 2 got 1"),
        row("{{ \"a\" \"b\" }}", "can't give arguments to a non-function"),
        row("{{ name | (target) }}", "can't give arguments to a non-function"),
        row("{{ eq 1 \"1\" }}", "incompatible types for comparison: a whole number, text"),
        row("{{ eq variables variables }}", "incompatible types for comparison"),
        row("{{ index variables 1 }}", "index needs a map and a string, not a map and a whole"),
        row("{{ printf 1 }}", "printf wants a format first, not a whole number"),
        row("{{ printf \"%s\" }}", "printf format has more verbs than the 0 values"),
        row("{{ printf \"x\" name }}", "printf format has verbs for 0 of its 1 values"),
        row("{{ printf \"%d\" name }}", "printf cannot show text by %d; use %v"),
        row("{{ printf \"%5s\" name }}", "printf knows %s %d %v %q %%, not %5"),
        row("{{ printf \"100%\" }}", "printf knows"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"wordsAndText", "shapes", "values"})
  void says_what_is_wrong(String template, String why) {
    assertThat(why(template)).contains(why);
  }

  @Test
  void the_place_counts_lines_and_columns_from_one() {
    assertThat(why("a\r\n\n  {{ name }} {{ target\n nope }}")).startsWith("line 4, column 2: ");
  }

  @Test
  void a_template_that_grows_without_bound_is_stopped() {
    String doubling = "{{ $x = printf \"%s%s\" $x $x }}".repeat(60);
    assertThat(why("{{ $x := \"xxxxxxxx\" }}" + doubling)).contains("more than 65536 characters");
    assertThat(why("{{ $x := `" + "x".repeat(60_000) + "` }}{{ $x }}{{ $x }}"))
        .contains("longer than 65536 characters here");
    assertThat(why("x".repeat(65_537))).contains("longer than 65536 characters");
  }

  @Test
  void nesting_has_an_end() {
    assertThat(why("{{ if 1 }}".repeat(6_000))).contains("more than 100 nested {{ if }}");
    assertThat(why("{{ " + "(".repeat(60_000))).contains("unclosed action");
    assertThat(why("{{ " + "(".repeat(60_000) + " }}")).contains("more than 100 nested paren");
    String longChoice = "{{ if 0 }}" + "{{ else if 0 }}".repeat(4_000) + "{{ end }}";
    assertThat(Templates.text(longChoice)).isEmpty();
  }
}
