package io.haldane.sandbox.promql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionsTest {
  private static final Duration NOW = Duration.ofSeconds(40);
  private final SeriesTable table =
      SeriesTable.every(Duration.ofSeconds(10))
          .series(Labels.of("heat", "room", "a"), "1 2 3 4 -2.5")
          .series(Labels.of("heat", "room", "b"), "1 NaN 3 9 7.5")
          .series(Labels.of("one"), "1 1 1 1 4");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          abs(heat)                       | {room="a"} 2.5; {room="b"} 7.5
          ceil(heat)                      | {room="a"} -2; {room="b"} 8
          floor(heat)                     | {room="a"} -3; {room="b"} 7
          round(heat)                     | {room="a"} -2; {room="b"} 8
          round(heat, 5)                  | {room="a"} 0; {room="b"} 10
          round(heat, 0)                  | {room="a"} NaN; {room="b"} NaN
          sqrt(one)                       | {} 2
          ln(one / 4)                     | {} 0
          exp(one - 4)                    | {} 1
          clamp(heat, 0, 1)               | {room="a"} 0; {room="b"} 1
          clamp(heat, 1, 0)               | ''
          clamp_min(heat, 0)              | {room="a"} 0; {room="b"} 7.5
          clamp_max(heat, 0)              | {room="a"} -2.5; {room="b"} 0
          clamp_max(heat, NaN)            | {room="a"} NaN; {room="b"} NaN
          vector(3)                       | {} 3
          scalar(one)                     | 4
          scalar(heat)                    | NaN
          scalar(nothing)                 | NaN
          time()                          | 40
          absent(one)                     | ''
          absent(nothing)                 | {} 1
          absent(nothing{a="1",b!="2"})   | {a="1"} 1
          absent(nothing{a="1",a="2"})    | {} 1
          absent((nothing{a="1"}))        | {a="1"} 1
          absent(sum(nothing{a="1"}))     | {} 1
          sum_over_time(one[40s])         | {} 8
          avg_over_time(one[40s])         | {} 1.6
          min_over_time(heat[40s])        | {room="a"} -2.5; {room="b"} 1
          max_over_time(heat[40s])        | {room="a"} 4; {room="b"} 9
          count_over_time(heat[20s])      | {room="a"} 3; {room="b"} 3
          last_over_time(one[1m])         | one 4
          avg_over_time(heat[40s])        | {room="a"} 1.5; {room="b"} NaN
          """)
  void functions_have_their_values(String query, String expected) {
    assertThat(table.ask(query, NOW)).isEqualTo(expected);
  }
}
