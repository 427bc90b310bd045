package io.haldane.sandbox.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.sandbox.metrics.Exposition.Line;
import io.haldane.sandbox.metrics.Exposition.Malformed;
import io.haldane.sandbox.metrics.Exposition.Scraped;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpositionParserTest {
  @Test
  void samples_are_read_with_labels_escapes_and_timestamps() {
    String page =
        """
        # HELP calls_total Calls, "quoted" and {braced}.
        # TYPE calls_total counter
        calls_total{code="200",path="/a b"} 12 1700000000123
        calls_total{code="500",} 3.5e+1

        \t calls_total { code = "x\\\\\\"\\n\\t{}," } +Inf
        # a comment
        go:info 1
        empty{} NaN
        last{le="+Inf"} -0\
        """;

    assertThat(ExpositionParser.parse(page))
        .isEqualTo(
            new Scraped(
                List.of(
                    new Line(
                        "calls_total", Map.of("code", "200", "path", "/a b"), 12, 1700000000123L),
                    new Line("calls_total", Map.of("code", "500"), 35, null),
                    new Line(
                        "calls_total",
                        Map.of("code", "x\\\"\n\\t{},"),
                        Double.POSITIVE_INFINITY,
                        null),
                    new Line("go:info", Map.of(), 1, null),
                    new Line("empty", Map.of(), Double.NaN, null),
                    new Line("last", Map.of("le", "+Inf"), -0.0, null))));
  }

  @Test
  void an_empty_page_has_no_samples() {
    assertThat(ExpositionParser.parse("")).isEqualTo(new Scraped(List.of()));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          calls                 | expected a value at column 6, found the end of the line
          calls x               | "x" is not a number
          calls 1 x             | "x" is not a timestamp in milliseconds
          calls 1 2 3           | expected the end of the line at column 11, found "3"
          1calls 2              | expected a metric name at column 1, found "1"
          calls{a="b" 1         | expected "," or "}" at column 13, found "1"
          calls{a="b            | expected a closing quote at column 11, found the end of the line
          calls{a=b} 1          | expected \""" at column 9, found "b"
          calls{a} 1            | expected "=" at column 8, found "}"
          calls{,} 1            | expected a label name at column 7, found ","
          <html>                | expected a metric name at column 1, found "<"
          """)
  void a_malformed_line_spoils_the_page(String line, String why) {
    assertThat(ExpositionParser.parse("ok 1\n" + line)).isEqualTo(new Malformed(2, why));
  }
}
