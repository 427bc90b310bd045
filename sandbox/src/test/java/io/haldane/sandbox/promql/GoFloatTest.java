package io.haldane.sandbox.promql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoFloatTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "-1.5, -1.5",
    ".5, 0.5",
    "5., 5",
    "1e3, 1000",
    "+Inf, +Inf",
    "inf, +Inf",
    "-infinity, -Inf",
    "NaN, NaN",
    "0x1p-1, 0.5",
    "-0, -0"
  })
  void numbers_are_read(String text, String expected) {
    assertThat(GoFloat.plain(GoFloat.parse(text).orElseThrow())).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " 1", "1d", "1f", "abc", "1e", "1e999", "+NaN", "0x1", "1_000", "--1"})
  void anything_else_is_no_number(String text) {
    assertThat(GoFloat.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1e20, 100000000000000000000, 100000000000000000000",
    "1e21, 1000000000000000000000, 1e+21",
    "-1.25e22, -12500000000000000000000, -1.25e+22",
    "1e-6, 0.000001, 0.000001",
    "1.5e-7, 0.00000015, 1.5e-07",
    "0.1, 0.1, 0.1",
    "100, 100, 100",
    "0, 0, 0"
  })
  void numbers_are_written_shortest(double value, String plain, String shortest) {
    assertThat(GoFloat.plain(value)).isEqualTo(plain);
    assertThat(GoFloat.shortest(value)).isEqualTo(shortest);
  }
}
