package io.haldane.channels.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.channels.tcp.Login;
import io.haldane.testing.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.security.sasl.SaslException;
import org.apache.kafka.common.security.scram.internals.ScramMechanism;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are no brokers, and what owners of channels write. */
class KafkaFailuresTest {
  private static final Delivery.Again LATER = new Delivery.Again.After(Duration.ZERO);
  private static final Duration SHORT = Duration.ofMillis(500);

  private static Channel channel(String address) {
    return Writing.channel(address, "releases", Map.of());
  }

  private static String refusal(Channel channel) {
    Delivery.NotSent notSent = Writing.notSent(channel, SHORT);
    assertThat(notSent.again()).as(notSent.why()).isEqualTo(new Delivery.Again.Never());
    return notSent.why();
  }

  private static String failure(Channel channel) {
    Delivery.NotSent notSent = Writing.notSent(channel, SHORT);
    assertThat(notSent.again()).as(notSent.why()).isEqualTo(LATER);
    return notSent.why();
  }

  /** Says the bytes to whoever comes first, and nothing more. */
  private static String failureAt(byte[] bytes) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      Thread.ofVirtual().start(() -> say(bytes, server));
      return failure(channel("kafka://localhost:" + server.getLocalPort()));
    }
  }

  private static void say(byte[] bytes, ServerSocket server) {
    try (Socket client = server.accept()) {
      client.getOutputStream().write(bytes);
      client.getInputStream().readAllBytes();
    } catch (IOException e) {
      // It has gone.
    }
  }

  @Test
  void a_server_that_says_nothing_is_left_at_the_deadline() throws IOException {
    assertThat(failureAt(new byte[0])).contains("no answer within");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // As long as an answer may be, and longer.
        "\0\0\0\u0008\0\0\0\0\u007f\u007f\u007f\u007f",
        "\u007f\0\0\0\0\0\0\0",
        "HTTP/1.1 400 Bad Request\r\n\r\n"
      })
  void a_server_that_says_junk_is_left(String junk) throws IOException {
    assertThat(failureAt(junk.getBytes(StandardCharsets.ISO_8859_1)))
        .doesNotContain("localhost")
        .containsAnyOf("not Kafka's", "closed the connection");
  }

  @Test
  void nobody_listens() throws IOException {
    assertThat(failure(channel("kafka://localhost:" + Ports.unused())))
        .contains("refused")
        .doesNotContain("localhost");
  }

  @Test
  void a_name_that_dns_does_not_know_is_told() {
    assertThat(failure(channel("kafka://no-such-host.invalid"))).contains("not known to DNS");
  }

  @Test
  void a_host_that_may_not_be_called_says_so() {
    assertThat(refusal(channel("kafka://169.254.169.254"))).contains("-deny-hosts", "link-local");
  }

  @Test
  void an_interrupt_ends_it() {
    Thread.currentThread().interrupt();

    Delivery.NotSent notSent = Writing.notSent(channel("kafka://localhost:1"));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(notSent.again()).isEqualTo(LATER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"i=16385", "r=x,s=AA==,i=99999999999"})
  void a_broker_that_asks_for_an_hour_of_hashing_is_refused(String challenge) {
    SaslSteps steps =
        SaslSteps.of(new SaslLogin.Scram(new Login("me", "hidden"), ScramMechanism.SCRAM_SHA_512));

    assertThatThrownBy(() -> steps.next(challenge.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(SaslException.class)
        .hasMessageContaining("iterations");
  }

  @ParameterizedTest
  @CsvSource({
    "topic, 'two words'",
    "topic, ..",
    "topic, 'a/b'",
    "topic, '{{revision}}:{{id}}'",
    "key, maybe",
    "format, xml"
  })
  void a_setting_that_is_wrong_is_named(String setting, String value) {
    assertThat(refusal(Writing.with(channel("kafka://localhost"), setting, value)))
        .contains(setting);
  }

  @Test
  void a_login_that_is_wrong_is_explained() {
    Map<String, String> login = Writing.login("me", "hidden-pa55");
    Channel open = Writing.channel("kafka://localhost", "releases", login);
    Channel half = Writing.channel("kafka://localhost", "releases", Map.of("username", "me"));

    assertThat(refusal(Writing.with(open, "mechanism", "gssapi"))).contains("settings.mechanism");
    assertThat(refusal(Writing.with(open, "mechanism", "plain"))).contains("without TLS");
    assertThat(refusal(half)).contains("username and password");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:9092",
        "http://localhost",
        "kafka://",
        "kafka://a,",
        "kafka://a,b:9092",
        "kafka://me:secret@localhost"
      })
  void an_address_that_is_none_says_so(String address) {
    assertThat(refusal(channel(address)))
        .containsAnyOf("kafka://HOST:9092", "more than a host")
        .doesNotContain("secret");
  }

  @Test
  void servers_of_one_address_have_one_scheme_and_are_not_too_many() {
    assertThat(refusal(channel("kafka://a,kafkas://b"))).contains("one scheme");
    assertThat(refusal(channel("kafka://a,".repeat(30) + "kafka://b"))).contains("more than 20");
  }

  @Test
  void a_proxy_is_not_used() {
    Channel channel =
        Writing.channel("kafka://localhost", "releases", Map.of("proxy", "http://localhost:1"));

    assertThat(refusal(channel)).contains("spec.proxy");
  }
}
