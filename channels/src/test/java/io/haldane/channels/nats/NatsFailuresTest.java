package io.haldane.channels.nats;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers answer, what they do not, and what owners of channels write. */
class NatsFailuresTest {
  private static final Delivery.Again NEVER = new Delivery.Again.Never();
  private static final Delivery.Again LATER = new Delivery.Again.After(Duration.ZERO);

  private final ScriptedNats server = new ScriptedNats();

  @AfterEach
  void close() {
    server.close();
  }

  private Channel channel() {
    return Publishing.channel(
        "nats://localhost:" + server.port(), Map.of("token", Publishing.TOKEN));
  }

  private Channel tls(String host, Map<String, String> secrets) {
    return Publishing.channel("tls://" + host + ":" + server.port(), secrets);
  }

  private static String refusal(Channel channel) {
    Delivery.NotSent notSent = Publishing.notSent(channel);
    assertThat(notSent.again()).isEqualTo(NEVER);
    return notSent.why();
  }

  @ParameterizedTest
  @CsvSource({
    "-ERR 'Authorization Violation', false",
    "-ERR 'User Authentication Revoked', false",
    "-ERR 'maximum connections exceeded', true"
  })
  void a_login_that_is_refused_is_told_in_the_words_of_the_server(String error, boolean again) {
    server.refusingLogins(error);

    Delivery.NotSent notSent = Publishing.notSent(channel());

    assertThat(notSent.why()).contains(error.replaceAll("-ERR '(.*)'", "$1"));
    assertThat(notSent.again()).isEqualTo(again ? LATER : NEVER);
  }

  @Test
  void a_subject_that_one_may_not_publish_to_is_told() {
    server.refusingMessages("-ERR 'Permissions Violation for Publish to \"releases.test\"'");

    assertThat(refusal(channel())).contains("Permissions Violation");
  }

  @Test
  void a_message_beyond_the_limit_of_the_server_is_told() {
    server.withMaxPayload(100);

    assertThat(refusal(channel())).contains("max_payload");
  }

  @Test
  void without_a_stream_always_is_refused_and_never_does_not_ask() {
    assertThat(refusal(Publishing.with(channel(), "jetstream", "always")))
        .contains("no stream", "releases.test.podinfo");
    assertThat(Publishing.send(Publishing.with(channel(), "jetstream", "never")))
        .isEqualTo(new Delivery.Sent());
    assertThat(server.published()).hasSize(1);
  }

  @Test
  void a_server_that_does_not_confirm_is_left_at_the_deadline() {
    server.silent();

    Delivery.NotSent notSent =
        Publishing.notSent(
            Publishing.with(channel(), "jetstream", "never"), Duration.ofMillis(500));

    assertThat(notSent.why()).contains("no answer within");
    assertThat(notSent.again()).isEqualTo(LATER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "INFO {", "HTTP/1.1 400 Bad Request"})
  void a_server_that_says_nothing_or_junk_is_left(String line) {
    server.beginning(line);

    Delivery.NotSent notSent = Publishing.notSent(channel(), Duration.ofMillis(500));

    assertThat(notSent.why()).contains("is not reached").doesNotContain("localhost");
    assertThat(notSent.again()).isEqualTo(LATER);
  }

  @Test
  void a_line_without_end_is_not_kept() {
    server.beginning("INFO {\"x\":\"" + "x".repeat(400_000) + "\"}");

    assertThat(Publishing.notSent(channel()).why()).contains("broke").hasSizeLessThan(500);
  }

  @Test
  void nobody_listens() {
    server.close();

    Delivery.NotSent notSent = Publishing.notSent(channel());

    assertThat(notSent.why()).contains("refused").doesNotContain("localhost");
    assertThat(notSent.again()).isEqualTo(LATER);
  }

  @Test
  void a_host_that_may_not_be_called_says_so() {
    assertThat(refusal(Publishing.channel("nats://169.254.169.254", Map.of())))
        .contains("-deny-hosts", "link-local");
  }

  @Test
  void a_server_that_repeats_the_token_does_not_bring_it_into_the_text() {
    server.refusingLogins("-ERR 'Authorization Violation of " + Publishing.TOKEN + "'");

    assertThat(refusal(channel())).contains("(hidden)").doesNotContain(Publishing.TOKEN);
  }

  @Test
  void a_message_goes_over_tls_to_a_server_that_proves_its_name() throws Exception {
    server.withTls();
    Map<String, String> ca = Map.of("ca.crt", ScriptedNats.AUTHORITY.pem());

    assertThat(Publishing.send(tls("localhost", ca))).isEqualTo(new Delivery.Sent());
    assertThat(server.published()).hasSize(1);
    assertThat(refusal(tls("127.0.0.1", ca))).contains("certificate is not trusted");
    assertThat(refusal(tls("localhost", Map.of()))).contains("not trusted", "ca.crt");
    assertThat(server.published()).hasSize(1);
  }

  @Test
  void who_does_not_agree_on_tls_is_told_which_address_to_use() {
    assertThat(refusal(tls("localhost", Map.of()))).contains("offers no TLS");
    server.withTls();
    assertThat(refusal(channel())).contains("use a tls address");
    assertThat(server.published()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "subject, 'two words'",
    "subject, 'releases.*'",
    "subject, 'releases.>'",
    "subject, 'a..b'",
    "subject, 'a.'",
    "subject, '$SYS.x'",
    "jetstream, maybe",
    "format, xml"
  })
  void a_setting_that_is_wrong_is_named(String setting, String value) {
    assertThat(refusal(Publishing.with(channel(), setting, value))).contains(setting);
    assertThat(server.published()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:4222", "http://localhost", "nats://", "ws://localhost"})
  void an_address_that_is_none_of_nats_says_so(String address) {
    assertThat(refusal(Publishing.channel(address, Map.of()))).contains("nats://HOST:4222");
  }

  @Test
  void credentials_without_a_key_are_refused_and_not_shown() {
    assertThat(refusal(Publishing.channel("nats://localhost", Map.of("creds", "hidden-jwt"))))
        .contains("creds")
        .doesNotContain("hidden-jwt");
  }

  @Test
  void names_with_dots_are_one_word_of_the_subject() {
    Channel channel = Publishing.with(channel(), "subject", "r.{{id}}.{{text}}");

    assertThat(Publishing.send(channel)).isEqualTo(new Delivery.Sent());
    assertThat(server.published().getFirst().subject())
        .isEqualTo("r.haldane_0f6e_podinfo_test_7.New_revision_detected_");
  }

  @Test
  void an_interrupt_ends_the_wait() throws Exception {
    server.beginning("");
    CompletableFuture<Delivery> result = new CompletableFuture<>();
    Thread waiting = Thread.ofVirtual().start(() -> result.complete(Publishing.send(channel())));

    waiting.interrupt();

    assertThat(result.get(5, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            Delivery.NotSent.class,
            notSent -> {
              assertThat(notSent.why()).contains("cancelled");
              assertThat(notSent.again()).isEqualTo(LATER);
            });
  }
}
