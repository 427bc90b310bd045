package io.haldane.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class QuantilesTest {
  @Test
  void a_quantile_is_one_of_the_numbers() {
    Quantiles quantiles =
        new Quantiles(IntStream.rangeClosed(1, 200).mapToObj(i -> (double) (201 - i)).toList());
    assertThat(quantiles.least()).isEqualTo(1);
    assertThat(quantiles.median()).isEqualTo(100);
    assertThat(quantiles.at(0.99)).isEqualTo(198);
    assertThat(quantiles.most()).isEqualTo(200);
  }

  @Test
  void one_number_is_all_of_them() {
    Quantiles quantiles = new Quantiles(List.of(7.0));
    assertThat(quantiles.least()).isEqualTo(quantiles.most()).isEqualTo(7);
  }

  @Test
  void of_nothing_there_is_none() {
    assertThat(new Quantiles(List.of()).median()).isNaN();
  }
}
