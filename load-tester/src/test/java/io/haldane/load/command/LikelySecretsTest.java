package io.haldane.load.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LikelySecretsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "> Authorization: Bearer tops3cret",
        "authorization: Basic tops3cret==",
        "{\"password\": \"tops3cret\"}",
        "PASSWORD=tops3cret",
        "api-key: tops3cret",
        "token=tops3cret&a=b",
        "http://user:tops3cret@host/",
        "eyJhbGciOi.eyJzdWIiOi.tops3cret"
      })
  void what_looks_like_a_secret_is_removed(String output) {
    assertThat(LikelySecrets.hide("before " + output + " after"))
        .doesNotContain("tops3cret")
        .startsWith("before ")
        .endsWith(" after");
  }

  @Test
  void other_output_stays() {
    String output = "Tests: 4 passed\nhttp://host/path?a=b 12:30";

    assertThat(LikelySecrets.hide(output)).isEqualTo(output);
  }

  @Test
  void hostile_output_takes_no_time() {
    String output = "authorization".repeat(3_000) + "a://".repeat(3_000) + "eyJ".repeat(3_000);

    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> LikelySecrets.hide(output));
  }
}
