package io.haldane.channels.email;

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

/** What servers answer, and what they do not. */
class EmailFailuresTest {
  private static final Delivery.Again NEVER = new Delivery.Again.Never();
  private static final Delivery.Again LATER = new Delivery.Again.After(Duration.ZERO);

  private final ScriptedSmtp server = new ScriptedSmtp();

  @AfterEach
  void close() {
    server.close();
  }

  private Channel channel() {
    return Mailing.plain(server.port());
  }

  @ParameterizedTest
  @CsvSource({
    "'', 421 too many connections, true",
    "'', 554 no service for you, false",
    "EHLO, 550 who are you, false",
    "MAIL, 451 try later, true",
    "MAIL, 550 not from there, false",
    "MAIL, 530 login first, false",
    "DATA, 452 disk full, true",
    "., 450 greylisted, true",
    "., 552 too large, false",
    "., 554 spam, false"
  })
  void codes_from_400_pass_and_codes_from_500_stay(String command, String answer, boolean again) {
    server.answering(command, answer).answering("HELO", answer);

    Delivery.NotSent notSent = Mailing.notSent(channel());

    assertThat(notSent.why()).contains("email channel", answer);
    assertThat(notSent.again()).isEqualTo(again ? LATER : NEVER);
  }

  @Test
  void a_refused_recipient_is_named_and_the_others_get_it() {
    server.answering("RCPT TO:<ANN", "550 5.1.1 no such user");

    Delivery.NotSent notSent = Mailing.notSent(channel());

    assertThat(notSent.why())
        .contains("1 of 2 recipients", "ann@example.com", "no such user")
        .doesNotContain("bob");
    assertThat(notSent.again()).isEqualTo(NEVER);
    assertThat(server.mails()).hasSize(1);
  }

  @Test
  void a_recipient_who_can_be_reached_later_gets_it_later_and_the_others_only_once() {
    EmailNotifier notifier = new EmailNotifier();
    server.answering("RCPT TO:<ANN", "450 4.2.0 greylisted");
    assertThat(Mailing.notSent(notifier.send(channel(), Mailing.EVENT)).again()).isEqualTo(LATER);
    server.heard().clear();
    server.answering("RCPT TO:<ANN", "250 ok");

    assertThat(notifier.send(channel(), Mailing.EVENT)).isEqualTo(new Delivery.Sent());

    assertThat(server.heard())
        .contains("RCPT TO:<ann@example.com>")
        .doesNotContain("RCPT TO:<bob@example.com>");
  }

  @Test
  void nobody_gets_it_when_all_are_refused() {
    server.answering("RCPT", "550 relaying denied");

    assertThat(Mailing.notSent(channel()).why()).contains("0 of 2 recipients", "relaying denied");
    assertThat(server.mails()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "EHLO", "MAIL", "RCPT", "DATA", "."})
  void a_server_that_says_nothing_is_left_at_the_deadline(String silentAt) {
    server.answering(silentAt, "");
    Duration short_ = Duration.ofMillis(200);

    Delivery.NotSent notSent =
        Mailing.notSent(new EmailNotifier(short_).send(channel(), Mailing.EVENT));

    assertThat(notSent.why()).contains("no answer within 200ms");
    assertThat(notSent.again()).isEqualTo(LATER);
  }

  @Test
  void a_line_without_end_is_not_kept() {
    server.answering("EHLO", "250-" + "x".repeat(400_000) + "\r\n250 ok");

    assertThat(Mailing.notSent(channel()).why()).contains("broke").hasSizeLessThan(500);
  }

  @Test
  void a_server_that_is_none_is_told() {
    server.answering("", "HTTP/1.1 400 Bad Request");

    assertThat(Mailing.notSent(channel()).why()).contains("email channel");
    assertThat(server.mails()).isEmpty();
  }

  @Test
  void nobody_listens() {
    server.close();

    Delivery.NotSent notSent = Mailing.notSent(channel());

    assertThat(notSent.why()).contains("refused").doesNotContain("localhost");
    assertThat(notSent.again()).isEqualTo(LATER);
  }

  @Test
  void a_host_that_may_not_be_called_says_so() {
    Delivery.NotSent notSent = Mailing.notSent(Mailing.channel("smtp://169.254.169.254", Map.of()));

    assertThat(notSent.why()).contains("-deny-hosts", "link-local");
    assertThat(notSent.again()).isEqualTo(NEVER);
  }

  @Test
  void an_interrupt_ends_the_wait() throws Exception {
    server.answering("", "");
    var result = new CompletableFuture<Delivery>();
    Thread waiting = Thread.ofVirtual().start(() -> result.complete(Mailing.send(channel())));

    waiting.interrupt();

    assertThat(Mailing.notSent(result.get(5, TimeUnit.SECONDS)).why()).contains("cancelled");
  }
}
