package io.haldane.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {
  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "0s, PT0S",
    "10s, PT10S",
    "60s, PT1M",
    "1m, PT1M",
    "1m30s, PT1M30S",
    "1h, PT1H",
    "1h15m30.918s, PT1H15M30.918S",
    "1.5h, PT1H30M",
    ".5s, PT0.5S",
    "1.s, PT1S",
    "500ms, PT0.5S",
    "3us, PT0.000003S",
    "3µs, PT0.000003S",
    "3μs, PT0.000003S",
    "7ns, PT0.000000007S",
    "30s1m, PT1M30S",
    "1m1m, PT2M",
    "' 1m ', PT1M",
    "2562047h, PT2562047H"
  })
  void reads_what_go_writes(String text, Duration expected) {
    assertThat(GoDuration.parse(text)).contains(expected);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "1",
        "s",
        ".",
        ".s",
        "-1m",
        "1d",
        "1M",
        "1m 30s",
        "1m30",
        "m1",
        "1..5s",
        "1e3s",
        "PT1M",
        "10000000000h"
      })
  void everything_else_is_no_duration(String text) {
    assertThat(GoDuration.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0s",
    "PT0.5S, 500ms",
    "PT10S, 10s",
    "PT90S, 1m30s",
    "PT1H, 1h",
    "PT26H3M4.005S, 26h3m4s5ms"
  })
  void writes_the_shortest_text(Duration duration, String expected) {
    assertThat(GoDuration.format(duration)).isEqualTo(expected);
  }

  @Test
  void what_is_written_reads_back_the_same() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      Duration duration = Duration.ofMillis(random.nextLong(1L << random.nextInt(1, 43)));
      assertThat(GoDuration.parse(GoDuration.format(duration)))
          .as("seed %d, %s", seed, duration)
          .contains(duration);
    }
  }
}
