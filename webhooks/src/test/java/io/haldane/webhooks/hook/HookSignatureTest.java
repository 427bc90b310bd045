package io.haldane.webhooks.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.hooks.SigningKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookSignatureTest {
  /** The example of the specification's libraries. */
  @Test
  void a_receiver_with_a_library_of_standard_webhooks_accepts_it() {
    SigningKey key = SigningKey.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n").orElseThrow();

    Map<String, List<String>> headers =
        HookSignature.headers(
            key,
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            Instant.ofEpochSecond(1614265330),
            "{\"test\": 2432232314}");

    assertThat(headers)
        .containsEntry("webhook-id", List.of("msg_p5jXN8AQM9LWM0D4loKWxJek"))
        .containsEntry("webhook-timestamp", List.of("1614265330"))
        .containsEntry(
            "webhook-signature", List.of("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
  }

  @Test
  void a_key_without_the_prefix_is_taken_as_it_is() {
    assertThat(SigningKey.of("sesame").orElseThrow().bytes()).asString().isEqualTo("sesame");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "whsec_", "whsec_not base64"})
  void what_is_no_key_is_refused(String text) {
    assertThat(SigningKey.of(text)).isEmpty();
  }
}
