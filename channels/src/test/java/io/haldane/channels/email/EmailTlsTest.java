package io.haldane.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.testing.RealServers;
import io.haldane.testing.TestAuthority;
import jakarta.mail.internet.MimeMessage;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins and certificates, with GreenMail where it can do it. */
class EmailTlsTest {
  private static GreenMail real;

  private final ScriptedSmtp scripted = new ScriptedSmtp();

  @BeforeAll
  static void start() {
    System.setProperty("greenmail.tls.keystore.file", Mailing.AUTHORITY.keystore().toString());
    System.setProperty("greenmail.tls.keystore.password", TestAuthority.PASSWORD);
    real = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTPS));
    real.start();
    RealServers.note("GreenMail", true);
  }

  @AfterAll
  static void stop() {
    real.stop();
  }

  @BeforeEach
  void user() {
    real.reset();
    real.setUser("releases@example.com", "hidden-user", Mailing.PASSWORD);
    real.getUserManager().setAuthRequired(true);
  }

  @AfterEach
  void close() {
    scripted.close();
  }

  private static Map<String, String> login(String password) throws Exception {
    Map<String, String> secrets = new HashMap<>();
    secrets.put("username", "hidden-user");
    secrets.put("password", password);
    secrets.put("ca.crt", Mailing.AUTHORITY.pem());
    return secrets;
  }

  private static Channel smtps(String host, Map<String, String> secrets) {
    return Mailing.channel("smtps://" + host + ":" + real.getSmtps().getPort(), secrets);
  }

  private Channel startTls(Map<String, String> secrets) {
    return Mailing.channel("smtp://localhost:" + scripted.port(), secrets);
  }

  @Test
  void a_real_server_takes_the_mail_over_tls_after_a_login() throws Exception {
    assertThat(Mailing.send(smtps("localhost", login(Mailing.PASSWORD))))
        .isEqualTo(new Delivery.Sent());

    MimeMessage[] mails = real.getReceivedMessagesForDomain("example.com");
    assertThat(mails).hasSize(2);
    assertThat(mails[0].getSubject()).isEqualTo("Release of podinfo.test (5c1d)");
    assertThat(mails[0].getHeader("References", null)).startsWith("<").endsWith("@example.com>");
    assertThat(mails[0].getContentType()).startsWith("multipart/alternative");
  }

  @Test
  void a_wrong_password_is_not_tried_again_and_not_shown() throws Exception {
    Delivery.NotSent notSent = Mailing.notSent(smtps("localhost", login("wrong-" + "pa55")));

    assertThat(notSent.why()).contains("535").doesNotContain("wrong-pa55", "hidden-user");
    assertThat(notSent.again()).isEqualTo(new Delivery.Again.Never());
  }

  @ParameterizedTest
  @ValueSource(strings = {"smtp", "smtps"})
  void a_certificate_that_is_not_trusted_is_told_with_where_to_put_the_ca(String scheme) {
    if (scheme.equals("smtps")) {
      scripted.implicit();
    }

    Delivery.NotSent notSent =
        Mailing.notSent(Mailing.channel(scheme + "://localhost:" + scripted.port(), Map.of()));

    assertThat(notSent.why()).contains("certificate is not trusted", "ca.crt");
    assertThat(notSent.again()).isEqualTo(new Delivery.Again.Never());
  }

  @Test
  void a_certificate_of_another_host_is_not_trusted() throws Exception {
    scripted.implicit();
    Channel other =
        Mailing.channel("smtps://127.0.0.1:" + scripted.port(), login(Mailing.PASSWORD));

    assertThat(Mailing.notSent(other).why()).contains("certificate is not trusted");
    assertThat(scripted.heard()).isEmpty();
  }

  @Test
  void a_server_that_repeats_the_login_does_not_bring_it_into_the_text() throws Exception {
    scripted.answering("AUTH", "535 no " + Mailing.PASSWORD + " for hidden-user");

    assertThat(Mailing.notSent(startTls(login(Mailing.PASSWORD))).why())
        .contains("535", "(hidden)")
        .doesNotContain(Mailing.PASSWORD, "hidden-user");
  }

  @Test
  void tls_begins_before_the_login_and_the_mail() throws Exception {
    assertThat(Mailing.send(startTls(login(Mailing.PASSWORD)))).isEqualTo(new Delivery.Sent());

    assertThat(scripted.heard().stream().limit(2)).last().isEqualTo("STARTTLS");
    assertThat(scripted.heard()).anyMatch(line -> line.startsWith("AUTH PLAIN"));
    assertThat(scripted.mails()).hasSize(1);
  }

  @Test
  void a_server_without_tls_gets_neither_login_nor_mail() throws Exception {
    scripted.answering("EHLO", "250-mail.example.com\r\n250 AUTH PLAIN LOGIN");

    Delivery.NotSent notSent = Mailing.notSent(startTls(login(Mailing.PASSWORD)));

    assertThat(notSent.why()).contains("without TLS", "settings.tls to none");
    assertThat(notSent.again()).isEqualTo(new Delivery.Again.Never());
    assertThat(scripted.heard()).noneMatch(line -> line.startsWith("AUTH"));
  }

  @Test
  void a_server_that_refuses_to_start_tls_gets_no_mail() throws Exception {
    scripted.answering("STARTTLS", "454 not now");

    assertThat(Mailing.notSent(startTls(login(Mailing.PASSWORD))).why()).contains("454");
    assertThat(scripted.mails()).isEmpty();
  }
}
