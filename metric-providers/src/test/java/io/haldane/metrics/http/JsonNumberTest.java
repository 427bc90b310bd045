package io.haldane.metrics.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonNumberTest {
  @ParameterizedTest
  @CsvSource({"1.5, 1.5", "-2, -2", "1e3, 1000", ".5, 0.5", "+7., 7", "+Inf, Infinity"})
  void texts_that_are_numbers_are_read(String text, double number) {
    assertThat(JsonNumber.read(JsonNodeFactory.instance.textNode(text))).contains(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "nan", "null"})
  void texts_that_mean_nothing_are_not_a_number(String text) {
    assertThat(JsonNumber.read(text)).contains(Double.NaN);
  }

  /** Java would read the first of them. */
  @ParameterizedTest
  @ValueSource(strings = {"1d", "0x1p3", "", " 1", "1,5", "low"})
  void everything_else_is_none(String text) {
    assertThat(JsonNumber.read(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void true_and_false_are_none(boolean flag) {
    assertThat(JsonNumber.read(JsonNodeFactory.instance.booleanNode(flag))).isEmpty();
    assertThat(JsonNumber.read(JsonNodeFactory.instance.nullNode())).contains(Double.NaN);
  }
}
