package io.haldane.template;

import static io.haldane.template.Templates.assertRenders;
import static io.haldane.template.Templates.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What templates become. Every row was compared with Go's text/template 1.26. */
class QueryTemplateTest {
  private static Arguments row(String template, String text) {
    return Arguments.of(template, text);
  }

  static Stream<Arguments> functions() {
    return Stream.of(
        row("", ""),
        row("vector(1)", "vector(1)"),
        row("{{ name }} {{ namespace }} {{ target }}", "podinfo test podinfo-workload"),
        row("{{ service }} {{ ingress }}", "podinfo-apex podinfo-ingress"),
        row("{{ route }} {{ interval }}", "podinfo-route 1m"),
        row("{{interval}}", "1m"),
        row("[{{\n\tinterval\r\n}}]", "[1m]"),
        row("{{ variables.foo }}", "bar"),
        row("{{ (variables).foo }}", "bar"),
        row("{{ variables.empty }}", ""),
        row("{{ index variables \"a-b\" }}", "dash"),
        row("{{ index variables \"absent\" }}", ""),
        row("{{ \"a-b\" | index variables }}", "dash"),
        row("{{ variables }}", "map[a-b:dash empty: foo:bar]"));
  }

  static Stream<Arguments> constants() {
    return Stream.of(
        row("{{ \"a\\tb\\\"\\\\ \\u00e9 \\x41 \\101 \\xc3\\xa9\" }}", "a\tb\"\\ é A A é"),
        row("{{ `a\\d \"b\"` }}", "a\\d \"b\""),
        row("{{ `a\r\nb` }}", "a\nb"),
        row("{{ \"}}\" }}", "}}"),
        row("{{ 5 }} {{ -7 }} {{-3}} {{ +2 }}", "5 -7 -3 2"),
        row("{{ 1.5 }} {{ .5 }} {{ 5. }} {{ 1e3 }}", "1.5 0.5 5 1000"),
        row("{{ 100000.0 }} {{ 1000000.0 }}", "100000 1e+06"),
        row("{{ 0.0001 }} {{ 0.00001 }} {{ 1234567.5 }}", "0.0001 1e-05 1.2345675e+06"),
        row("{{ true }} {{ false }}", "true false"));
  }

  static Stream<Arguments> pipelines() {
    return Stream.of(
        row("{{ printf \"%s-%s\" target namespace }}", "podinfo-workload-test"),
        row("{{ target | printf \"%s_%s\" \"x\" }}", "x_podinfo-workload"),
        row("{{ name | printf \"%s!\" | printf \"%q\" }}", "\"podinfo!\""),
        row("{{ printf \"%d|%v|%v|%v|%%\" 5 6 1.5 true }}", "5|6|1.5|true|%"),
        row("{{ printf \"%q\" \"é\\t\\x01\\u200b\\\"\" }}", "\"é\\t\\x01\\u200b\\\"\""),
        row("{{ printf \"%v\" variables }}", "map[a-b:dash empty: foo:bar]"),
        row("{{ printf \"%s\" (printf \"<%s>\" name) }}", "<podinfo>"),
        row("{{ variables.foo | printf \"%s\" }}", "bar"));
  }

  static Stream<Arguments> choices() {
    return Stream.of(
        row("{{ if eq name \"podinfo\" }}A{{ else }}B{{ end }}", "A"),
        row("{{ if eq name \"x\" \"podinfo\" }}A{{ end }}", "A"),
        row("{{ if ne name \"podinfo\" }}A{{ end }}", ""),
        row("{{ if false }}A{{ else if variables.empty }}B{{else if eq 1 1}}C{{end}}", "C"),
        row("{{ if false }}A{{ else if false }}B{{ else }}C{{ end }}", "C"),
        row("{{ if index variables \"absent\" }}A{{ else }}B{{ end }}", "B"),
        row("{{ if . }}A{{ else }}B{{ end }}", "B"),
        row("{{ if 0 }}A{{ else if 0.0 }}B{{ else if variables }}C{{ end }}", "C"),
        row("{{ if and (eq name \"podinfo\") (not (eq service \"x\")) }}A{{ end }}", "A"),
        row("{{ and 1 \"\" 3 }}|{{ and 1 2 }}|{{ or 0 \"x\" }}|{{ or 0 \"\" }}", "|2|x|"),
        row("{{ or \"x\" variables.absent }}", "x"),
        row("{{ if and false variables.absent }}A{{ end }}", ""),
        row("{{ 1 | and 0 }}{{ 1 | or 0 }}", "01"),
        row("{{ eq 0.0 -0.0 }} {{ true | not }}", "true false"),
        row("{{ if true }}{{ if true }}A{{ end }}{{ end }}", "A"));
  }

  static Stream<Arguments> variables() {
    return Stream.of(
        row("{{ $x := \"a\" }}{{ $x }}{{$x}}", "aa"),
        row("{{ $x:=name | printf \"%s!\" }}{{ $x }}", "podinfo!"),
        row("{{ $x := \"a\" }}{{ if true }}{{ $x = \"b\" }}{{ end }}{{ $x }}", "b"),
        row("{{ $x := \"a\" }}{{ if true }}{{ $x := \"b\" }}{{ end }}{{ $x }}", "a"),
        row("{{ if $y := variables.foo }}{{ $y }}{{ else }}{{ $y }}?{{ end }}", "bar"),
        row("{{ $v := variables }}{{ $v.foo }}", "bar"));
  }

  static Stream<Arguments> whiteSpace() {
    return Stream.of(
        row("a \n{{- name -}}\t b", "apodinfob"),
        row("a {{- name }} b", "apodinfo b"),
        row("a {{ name -}} b", "a podinfob"),
        row("a {{- 3 -}} b", "a3b"),
        row("a {{/* nothing }} here */}} b", "a  b"),
        row("a {{- /* nothing */ -}} b", "ab"),
        row("a {{- \"\" -}} {{- \"\" -}} b", "ab"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({
    "functions",
    "constants",
    "pipelines",
    "choices",
    "variables",
    "whiteSpace",
  })
  void renders_as_go_does(String template, String text) {
    assertRenders(template, text);
  }

  @Test
  void braces_of_promql_are_plain_text() {
    assertThat(
            text(
                """
                sum(rate(http_requests_total{namespace="{{ namespace }}",
                  pod=~"{{ target }}-[0-9a-zA-Z]+(-[0-9a-zA-Z]+)"}[{{ interval }}])) by (le)
                """))
        .isEqualTo(
            """
            sum(rate(http_requests_total{namespace="test",
              pod=~"podinfo-workload-[0-9a-zA-Z]+(-[0-9a-zA-Z]+)"}[1m])) by (le)
            """);
  }

  /** Go has no such function: some proxies write names with underscores only. */
  @Test
  void a_name_is_written_with_underscores_only() {
    assertRenders("{{ underscored service }}", "podinfo_apex");
    assertRenders("{{ \"a.b-c_1\" | underscored }}", "a_b_c_1");
  }
}
