package io.haldane.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Secrets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What owners of channels write, and what hostile names may not do. */
class EmailSettingsTest {
  private static final Channel GOOD = Mailing.channel("smtp://localhost:1", Map.of());

  private final ScriptedSmtp server = new ScriptedSmtp();

  @AfterEach
  void close() {
    server.close();
  }

  private static String refusal(Channel channel) {
    Delivery.NotSent notSent = Mailing.notSent(channel);
    assertThat(notSent.again()).isEqualTo(new Delivery.Again.Never());
    return notSent.why();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail.example.com",
        "mail.example.com:25",
        "http://mail.example.com",
        "smtp://",
        "smtp://a b",
        "smtp://mail.example.com:99999"
      })
  void an_address_that_is_no_mail_server_says_so(String address) {
    assertThat(refusal(Mailing.channel(address, Map.of())))
        .contains("smtp://HOST:587 or smtps://HOST:465");
  }

  @Test
  void an_address_is_needed() {
    assertThat(refusal(Mailing.channel(" ", Map.of()))).contains("has no address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"smtp://me:hidden@mail.example.com", "smtp://mail.example.com/?x=hidden"})
  void a_login_in_the_address_is_asked_for_in_the_secret(String address) {
    assertThat(refusal(Mailing.channel(address, Map.of())))
        .contains("username", "password", "Secret")
        .doesNotContain("hidden");
  }

  @ParameterizedTest
  @CsvSource({
    "from, nobody",
    "from, 'a@example.com, b@example.com'",
    "from, 'undisclosed: a@example.com;'",
    "to, 'ann@example.com, nobody'",
    "to, 'ann@'",
    "to, 'a b@example.com'",
    "tls, maybe"
  })
  void a_setting_that_is_wrong_is_named(String setting, String value) {
    assertThat(refusal(Mailing.with(GOOD, setting, value))).contains(setting);
  }

  @Test
  void a_line_break_in_an_address_is_refused_and_not_shown_as_one() {
    assertThat(refusal(Mailing.with(GOOD, "to", "ann@example.com\r\nBcc: eve@example.com")))
        .contains("settings.to", "\\r\\n")
        .doesNotContain("\n");
  }

  @Test
  void recipients_beyond_number_are_refused() {
    String many =
        IntStream.range(0, 51)
            .mapToObj(n -> "a" + n + "@example.com")
            .collect(Collectors.joining(","));

    assertThat(refusal(Mailing.with(GOOD, "to", many))).contains("51 recipients", "1 to 50");
  }

  @Test
  void half_a_login_is_refused() {
    assertThat(refusal(Mailing.channel("smtp://localhost:1", Map.of("password", "x"))))
        .contains("both username and password");
  }

  @Test
  void a_login_is_never_sent_without_tls() {
    Channel channel =
        Mailing.channel(
            "smtp://localhost:" + server.port(), Map.of("username", "me", "password", "word"));

    assertThat(refusal(Mailing.with(channel, "tls", "none"))).contains("never sent without TLS");
    assertThat(server.heard()).isEmpty();
  }

  @Test
  void a_ca_that_is_none_is_refused() {
    assertThat(refusal(Mailing.channel("smtp://localhost:1", Map.of("ca.crt", "x"))))
        .contains("ca.crt");
  }

  @Test
  void a_proxy_is_refused() {
    assertThat(
            refusal(
                Mailing.channel(
                    "smtp://localhost:1", Map.of(Secrets.PROXY, "http://proxy.example.com"))))
        .contains("spec.proxy");
  }

  @Test
  void names_of_canaries_and_texts_cannot_add_headers_recipients_or_parts() {
    String evil = "x\r\nBcc: eve@example.com\r\n\r\n.\r\nMAIL FROM:<eve@example.com>\n--=_x--";
    ReleaseEvent event = Mailing.EVENT;
    ReleaseEvent hostile =
        new ReleaseEvent(
            evil,
            event.at(),
            event.kind(),
            event.severity(),
            new ReleaseEvent.Subject(evil, evil, evil, Map.of(), event.canary().cluster()),
            event.run(),
            new ReleaseEvent.Change(evil, event.change().images(), Map.of()),
            evil,
            event.reason(),
            event.checks(),
            event.fields(),
            event.links(),
            event.receipt());

    assertThat(new EmailNotifier().send(Mailing.plain(server.port()), hostile))
        .isEqualTo(new Delivery.Sent());

    String mail = server.mails().getFirst();
    assertThat(mail.lines().takeWhile(line -> !line.isEmpty()))
        .noneMatch(line -> line.startsWith("Bcc"));
    assertThat(server.heard()).doesNotContain("MAIL FROM:<eve@example.com>");
    assertThat(mail.lines().filter(line -> line.startsWith("--=_"))).hasSize(3);
  }
}
