package io.haldane.sandbox.promql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ~~                       | 1:1: parse error: no expression found in input
          sum(up                   | 1:7: parse error: unclosed left parenthesis
          up)                      | 1:4: parse error: unexpected right parenthesis ')'
          foo{a="b"                | 1:10: parse error: unexpected end of input inside braces
          foo[5m                   | 1:7: parse error: unclosed left bracket
          foo{a=}                  | 1:7: parse error: unexpected "}" in label matching, expected string
          foo{a="b" c="d"}         | 1:11: parse error: unexpected identifier "c" in label matching, expected "," or "}"
          foo{a=~"("}              | 1:5: parse error: error parsing regexp: missing closing ): `(`
          foo{a=~"(?=a)"}          | 1:5: parse error: error parsing regexp: invalid or unsupported Perl syntax: `(?=`
          {a=~".*"}                | 1:1: parse error: vector selector must contain at least one non-empty matcher
          1 +                      | 1:4: parse error: unexpected end of input
          rate(foo)                | 1:6: parse error: expected type range vector in call to function "rate", got instant vector
          clamp_min(up)            | 1:1: parse error: expected 2 argument(s) in call to "clamp_min", got 1
          round()                  | 1:1: parse error: expected at least 1 argument(s) in call to "round", got 0
          round(up, 1, 2)          | 1:1: parse error: expected at most 2 argument(s) in call to "round", got 3
          rates(foo[1m])           | 1:1: parse error: unknown function with name "rates"
          1 > 2                    | 1:3: parse error: comparisons between scalars must use BOOL modifier
          foo[0s]                  | 1:5: parse error: duration must be greater than 0
          foo[1s1m]                | 1:5: parse error: not a valid duration string: "1s1m"
          foo[9999999999y]         | 1:5: parse error: not a valid duration string: "9999999999y"
          foo[1.5m]                | 1:5: parse error: bad number or duration syntax: "1.5m"
          "a\\q"                   | 1:1: parse error: unknown escape sequence U+0071 'q'
          "\\x4"                   | 1:1: parse error: escape sequence not terminated
          "\\ud800"                | 1:1: parse error: escape sequence is an invalid Unicode code point
          $x                       | 1:1: parse error: unexpected character: '$'
          foo[1m:5s]               | 1:7: parse error: subqueries are not known to the embedded evaluator
          foo @ 1                  | 1:5: parse error: the @ modifier is not known to the embedded evaluator
          topk(1, foo)             | 1:1: parse error: aggregation "topk" is not known to the embedded evaluator: it needs a prometheus on the PATH
          changes(foo[1m])         | 1:1: parse error: function "changes" is not known to the embedded evaluator: it needs a prometheus on the PATH
          """)
  void an_error_says_where_and_what(String query, String expected) {
    assertThat(Promql.check(query).map(PromqlError::text)).contains(expected);
  }

  @Test
  void the_line_of_an_error_is_counted() {
    assertThat(Promql.check("sum(\n  # all of it\n  rate(foo)\n)").map(PromqlError::text))
        .contains(
            "3:8: parse error: expected type range vector in call to function \"rate\", got"
                + " instant vector");
  }

  @Test
  void a_query_too_deep_or_too_long_for_the_stack_is_refused() {
    assertThat(Promql.check("(".repeat(10_000)).map(PromqlError::text))
        .contains("1:201: parse error: nested more than 200 levels deep");
    assertThat(Promql.check("1" + " + 1".repeat(10_000)).map(PromqlError::message))
        .contains("more than 500 operators in one query");
    assertThat(Promql.check("1" + " ^ 1".repeat(10_000))).isPresent();
    assertThat(Promql.check("(".repeat(150) + "1" + ")".repeat(150))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sum",
        "offset offset 5m",
        "by",
        "start",
        "sum{by=\"a\", inf=\"b\",}",
        "SUM BY (bool, on,) (foo)",
        "sum without () (foo)",
        "foo:bar:baz + :a",
        "rate(\n  foo[1h30m] # comment\n)",
        "foo[5m] offset -1m",
        "a AND b Unless ON(x) c"
      })
  void keywords_are_names_where_nothing_else_is_meant(String query) {
    assertThat(Promql.check(query)).isEmpty();
  }
}
