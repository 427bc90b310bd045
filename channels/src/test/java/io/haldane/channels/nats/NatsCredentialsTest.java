package io.haldane.channels.nats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins by a JWT and its key. */
class NatsCredentialsTest {
  /** By the tools of NATS, of the same key; such signatures are always the same. */
  private static final String SIGNATURE =
      "mLFL80wwTutbzyAvbANtwPV4SyZCHxsvLUt0xBUnab8VAtUCtPMd_u1ZzniKrkoiWWecZEGduDcL0Uv3TXszBw";

  private static final String SEED = "SUAGQYLMMRQW4ZJNORSXG5BNOVZWK4RNFUWS2LJQGEZDGNBVGY3TQOPE5E";

  private static String resource(String name) throws IOException {
    try (InputStream found = NatsCredentialsTest.class.getResourceAsStream("/nats/" + name)) {
      return new String(Objects.requireNonNull(found, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Channel channel(String address, String creds) {
    return Publishing.channel(address, Map.of("creds", creds));
  }

  @Test
  void a_real_server_takes_the_signature_and_refuses_that_of_another_key(@TempDir Path directory)
      throws IOException {
    String creds = resource("user.creds");
    String other = "SUAGQYLMMRQW4ZJNORSXG5BNMFXG65DIMVZC2LJQGEZDGNBVGY3TQOLKUY";
    try (RealNats server = RealNats.start(directory, resource("accounts.conf"))) {
      assertThat(Publishing.send(channel(server.address(), creds))).isEqualTo(new Delivery.Sent());
      assertThat(Publishing.notSent(channel(server.address(), creds.replace(SEED, other))).why())
          .contains("Authorization Violation");
    }
  }

  @Test
  void the_key_signs_what_the_server_asks_and_is_not_sent() throws IOException {
    try (ScriptedNats server = new ScriptedNats()) {
      String address = "nats://localhost:" + server.port();

      assertThat(Publishing.send(channel(address, resource("user.creds"))))
          .isEqualTo(new Delivery.Sent());

      JsonNode login = new ObjectMapper().readTree(server.logins().getFirst());
      assertThat(login.path("jwt").asText()).startsWith("eyJ");
      assertThat(login.path("sig").asText()).isEqualTo(SIGNATURE);
      assertThat(login.toString()).doesNotContain(SEED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SUAGQYLMMRQW4ZJNORSXA5BNOVZWK4RNFUWS2LJQGEZDGNBVGY3TQOPE5E",
        "SAAGQYLMMRQW4ZJNORSXG5BNOVZWK4RNFUWS2LJQGEZDGNBVGY3TQOPE5E",
        "SUAGQYLMMRQW4ZJNORSX",
        "SUAGQYLMMRQW4ZJNORSXG5BNOVZWK4RNFUWS2LJQGEZDGNBVGY3TQOPE51"
      })
  void a_seed_with_a_typo_is_refused_and_not_shown(String seed) throws IOException {
    Channel channel = channel("nats://localhost", resource("user.creds").replace(SEED, seed));

    Delivery.NotSent notSent = Publishing.notSent(channel);

    assertThat(notSent.why()).contains("creds", "no key of a user").doesNotContain(seed);
    assertThat(notSent.again()).isEqualTo(new Delivery.Again.Never());
  }
}
