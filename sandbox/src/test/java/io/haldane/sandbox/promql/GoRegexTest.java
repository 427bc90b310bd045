package io.haldane.sandbox.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoRegexTest {
  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource(
      textBlock =
          """
          a.c,              abc,    true
          b,                abc,    false
          (?i)ABC,          abc,    true
          (?P<x>a)bc,       abc,    true
          (?<x>a)bc,        abc,    true
          ^abc$,            abc,    true
          [[:alpha:]]+,     abc,    true
          [[:^alpha:]]+,    abc,    false
          []a-c]+,          ab],    true
          [a&&b]+,          a&b,    true
          a[[]b,            a[b,    true
          'a{,',            'a{,',  true
          'a{,2}',          'a{,2}', true
          'a{1,2}',         aa,     true
          \\Qa.c\\E,        a.c,    true
          \\Qa.c\\E,        abc,    false
          \\141,            a,      true
          \\d+|,            12,     true
          [^\\W]+,          a_1,    true
          kube(ew)?_.*(_[0-9]+)?, kubeew_x_1, true
          """)
  void expressions_of_re2_match_as_there(String expression, String text, boolean expected) {
    assertThat(GoRegex.compile(expression).matches(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?=a)",
        "(?!a)",
        "(?<=a)",
        "(?>a)",
        "(a)\\1",
        "a*+",
        "a++",
        "a**",
        "a?+",
        "\\h",
        "\\Z",
        "[a",
        "(",
        ")",
        "[[:word-ish:]",
        "[z-a]",
        "\\"
      })
  void what_re2_does_not_know_is_refused(String expression) {
    assertThatThrownBy(() -> GoRegex.compile(expression))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("error parsing regexp: ");
  }

  @Test
  void an_expression_that_explodes_in_other_engines_is_matched_in_linear_time() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> assertThat(GoRegex.compile("(.*a){15}b").matches("a".repeat(60))).isFalse());
  }
}
