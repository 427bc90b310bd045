package io.haldane.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.ReleaseEvent.Field;
import io.haldane.api.notify.Severity;
import io.haldane.webhooks.testing.Events;
import io.haldane.webhooks.testing.GoldenFiles;
import io.haldane.webhooks.testing.NotifierContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmailNotifierTest extends NotifierContract {

  private final ScriptedSmtp server = new ScriptedSmtp();

  EmailNotifierTest() {
    super("email");
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Override
  protected Channel channel() {
    return Mailing.channel(
        "smtp://mail.example.com", Map.of("username", "hidden-user", "password", Mailing.PASSWORD));
  }

  private String mail(Channel channel, ReleaseEvent event) {
    assertThat(notifier().send(channel, event)).isEqualTo(new Delivery.Sent());
    return server.mails().getLast();
  }

  private String mail(ReleaseEvent event) {
    return mail(Mailing.plain(server.port()), event);
  }

  private static String header(String mail, String name) {
    return mail.lines()
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.startsWith(name + ": "))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_is_sent_is_that_of_the_golden_files_byte_for_byte() throws IOException {
    GoldenFiles golden = new GoldenFiles(type(), "eml");
    for (Map.Entry<String, ReleaseEvent> event : Events.all().entrySet()) {
      golden.check("a-mail", event.getKey(), mail(event.getValue()));
    }
    golden.checkThatAllAreRead();
  }

  @ParameterizedTest
  @EnumSource
  void an_event_of_any_kind_is_sent_and_is_part_of_the_conversation_of_its_run(EventKind kind) {
    String first = mail(Mailing.EVENT);
    String second = mail(Events.event(8, kind, Severity.INFO, "It did.", List.of()));

    assertThat(header(second, "References")).isEqualTo(header(first, "References"));
    assertThat(header(second, "Subject")).isEqualTo(header(first, "Subject"));
    assertThat(header(second, "Message-ID")).isNotEqualTo(header(first, "Message-ID"));
  }

  @Test
  void the_same_event_is_the_same_mail() {
    assertThat(mail(Mailing.EVENT)).isEqualTo(mail(Mailing.EVENT));
  }

  @Test
  void everyone_in_the_list_gets_it() {
    mail(Mailing.EVENT);

    assertThat(server.heard())
        .contains(
            "MAIL FROM:<releases@example.com>",
            "RCPT TO:<ann@example.com>",
            "RCPT TO:<bob@example.com>");
  }

  @Test
  void a_huge_event_is_shortened() {
    String mail =
        mail(
            Events.event(
                1,
                EventKind.STARTED,
                Severity.ERROR,
                "完成🚀<&".repeat(10_000),
                List.of(new Field("Huge", "完".repeat(20_000)))));

    // Each byte of the texts is three in the mail, and there are two texts.
    assertThat(mail.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(450_000);
    assertThat(mail).contains("Subject: Release of podinfo.test");
  }

  @Test
  void a_subject_of_ones_own_has_the_values_of_the_event() {
    Channel channel =
        Mailing.with(
            Mailing.plain(server.port()), "subject", "[{{severity}}] {{canary}} {{kind}} {{what}}");

    assertThat(header(mail(channel, Mailing.EVENT), "Subject"))
        .isEqualTo("Subject: [warn] podinfo started {{what}}");
  }
}
