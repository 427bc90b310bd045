package io.haldane.sandbox.promql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorsTest {
  private final SeriesTable table =
      SeriesTable.every(Duration.ofSeconds(10))
          .series(Labels.of("errors", "pod", "a"), "2")
          .series(Labels.of("errors", "pod", "b"), "0")
          .series(Labels.of("calls", "pod", "a"), "8")
          .series(Labels.of("calls", "pod", "b"), "0")
          .series(Labels.of("calls", "pod", "c"), "5")
          .series(Labels.of("codes", "pod", "a", "code", "200"), "6")
          .series(Labels.of("codes", "pod", "a", "code", "500"), "2");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          1 + 2 * 3                          | 7
          2 ^ 3 ^ 2                          | 512
          -2 ^ 2                             | -4
          2 ^ -1 * 3                         | 1.5
          8 - 3 - 2                          | 3
          7 % 3 * 2                          | 2
          -7 % 3                             | -1
          0 / 0                              | NaN
          1 / 0                              | +Inf
          1 ^ NaN                            | 1
          1 < bool 2                         | 1
          NaN == bool NaN                    | 0
          0x1f + 017 + 1e1                   | 56
          'it\\'s'                           | it's
          errors / calls                     | {pod="a"} 0.25; {pod="b"} NaN
          calls - 1                          | {pod="a"} 7; {pod="b"} -1; {pod="c"} 4
          1 - calls                          | {pod="a"} -7; {pod="b"} 1; {pod="c"} -4
          calls > 4                          | calls{pod="a"} 8; calls{pod="c"} 5
          4 < calls                          | calls{pod="a"} 8; calls{pod="c"} 5
          calls > bool 4                     | {pod="a"} 1; {pod="b"} 0; {pod="c"} 1
          calls > errors                     | calls{pod="a"} 8
          calls == bool errors               | {pod="a"} 0; {pod="b"} 1
          -calls                             | {pod="a"} -8; {pod="b"} 0; {pod="c"} -5
          calls and errors                   | calls{pod="a"} 8; calls{pod="b"} 0
          calls unless errors                | calls{pod="c"} 5
          errors or calls                    | calls{pod="c"} 5; errors{pod="a"} 2; errors{pod="b"} 0
          calls and on() vector(1) > 6       | ~~
          nothing or vector(0)               | {} 0
          nothing / calls                    | ~~
          codes / on(pod) group_left calls   | {code="200", pod="a"} 0.75; {code="500", pod="a"} 0.25
          calls / on(pod) group_right codes  | {code="200", pod="a"} 1.3333333333333333; {code="500", pod="a"} 4
          sum(calls) / sum(errors)           | {} 6.5
          sum by (pod) (codes)               | {pod="a"} 8
          sum(codes) by (code)               | {code="200"} 6; {code="500"} 2
          sum without (code) (codes)         | {pod="a"} 8
          avg(calls > 1)                     | {} 6.5
          min(calls)                         | {} 0
          max without () (codes)             | {code="200", pod="a"} 6; {code="500", pod="a"} 2
          count(calls > 4)                   | {} 2
          count(nothing)                     | ~~
          max(calls * NaN or errors)         | {} NaN
          sum by (gone) (calls)              | {} 13
          """)
  void operators_and_aggregations_have_their_values(String query, String expected) {
    String shown = table.ask(query, Duration.ZERO).replace("-0", "0");
    assertThat(shown).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {pod="a"} + 1                      | vector cannot contain metrics with the same labelset
          codes / on(pod) calls              | multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)
          calls / on(pod) codes              | found duplicate series for the match group {pod="a"} on the right hand-side of the operation: [codes{code="500", pod="a"}, codes{code="200", pod="a"}];many-to-many matching not allowed: matching labels must be unique on one side
          """)
  void what_these_series_cannot_answer_is_an_error_of_execution(String query, String expected) {
    Answer answer = table.answer(query, Duration.ZERO);
    assertThat(answer)
        .isEqualTo(new Answer.Refused(new PromqlError(PromqlError.Kind.EXECUTION, 0, 0, expected)));
  }
}
