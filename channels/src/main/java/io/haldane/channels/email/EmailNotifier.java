package io.haldane.channels.email;

import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.channels.tcp.Login;
import io.haldane.channels.tcp.TcpNotifier;
import io.haldane.channels.tcp.Trust;
import io.haldane.channels.tcp.Unusable;
import java.time.Duration;

/** E-mail by SMTP. All messages of one run are one conversation. */
public final class EmailNotifier extends TcpNotifier {
  static final String FROM = "from";
  static final String TO = "to";
  static final String SUBJECT = "subject";
  static final String TLS = "tls";

  private static final Capabilities CAPABILITIES =
      Capabilities.of(
              "E-mail",
              "Use `smtp://HOST:587` for a server that starts TLS on request, or `smtps://HOST:465` for"
                  + " one that begins with TLS. All messages of one run are one conversation. Each event has"
                  + " a `Message-ID` of its own, the same for each attempt. `settings.subject` may hold"
                  + " `{{canary}}`, `{{namespace}}`, `{{kind}}`, `{{severity}}`, `{{phase}}`, `{{run}}` and"
                  + " `{{revision}}`. Some mail programs split a conversation where the subject changes."
                  + " A proxy is not supported.")
          .withSetting(FROM, true, "Sender, such as `Releases <releases@example.com>`")
          .withSetting(TO, true, "Up to 50 recipients, separated by commas")
          .withSetting(SUBJECT, false, "Subject, `Release of NAME.NAMESPACE (REVISION)` by default")
          .withSetting(TLS, false, "`none` allows a server without TLS; then there can be no login")
          .withCredential(Login.USERNAME, false, "User of the mail server; needs a password")
          .withCredential(Login.PASSWORD, false, "Password of that user")
          .withCredential(
              Trust.CA, false, "CA of the mail server, as PEM; the system's by default");

  /** Mail servers like to be slow to those whom they do not know. */
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final Taken taken = new Taken();

  public EmailNotifier() {
    this(TIMEOUT);
  }

  EmailNotifier(Duration timeout) {
    super("email", CAPABILITIES, timeout);
  }

  @Override
  protected Delivery talk(Channel channel, ReleaseEvent event)
      throws Unusable, InterruptedException {
    Envelope envelope = Envelope.of(channel);
    MailServer server = MailServer.of(channel);
    Delivery delivery =
        new SmtpTalk(channel, server, timeout()).send(event, envelope, taken.by(channel, event));
    if (delivery instanceof Delivery.Sent) {
      taken.forget(channel, event);
    }
    return delivery;
  }
}
