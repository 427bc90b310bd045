package io.haldane.channels.email;

import io.haldane.api.net.Printable;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Severity;
import io.haldane.webhooks.chat.Cut;
import io.haldane.webhooks.chat.Markup;
import io.haldane.webhooks.chat.Template;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import java.util.UUID;

/** An event as a mail. The same event is always the same mail, byte for byte. */
final class EventMail extends MimeMessage {
  private static final int MOST_BYTES = 60_000;
  private static final int MOST_SUBJECT = 150;
  private static final String UTF_8 = "UTF-8";

  private final String id;

  private EventMail(String id) {
    super(Session.getInstance(new Properties()));
    this.id = id;
  }

  static EventMail of(Channel channel, ReleaseEvent event, Envelope envelope) {
    try {
      UUID name = uuid(event.key());
      EventMail message = new EventMail(inBrackets(name, envelope));
      message.setFrom(envelope.from());
      message.setRecipients(RecipientType.TO, envelope.to().toArray(InternetAddress[]::new));
      message.setSubject(subject(channel, event), UTF_8);
      message.setHeader(
          "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(event.at().atOffset(ZoneOffset.UTC)));
      message.addThread(inBrackets(uuid(run(event)), envelope));
      message.setHeader("Auto-Submitted", "auto-generated");
      if (event.severity() == Severity.ERROR) {
        message.setHeader("Importance", "high");
      }
      message.setContent(bodies(event, name));
      message.saveChanges();
      return message;
    } catch (MessagingException e) {
      throw new IllegalStateException("a mail is made of texts", e);
    }
  }

  /** A parent that is never sent: no message of a run can be lost in a way that splits it. */
  private void addThread(String root) throws MessagingException {
    setHeader("In-Reply-To", root);
    setHeader("References", root);
  }

  private static String run(ReleaseEvent event) {
    return event.canary().key() + "/run/" + event.run().id();
  }

  private static UUID uuid(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String inBrackets(UUID name, Envelope envelope) {
    return "<" + name + "@" + envelope.domain() + ">";
  }

  private static String subject(Channel channel, ReleaseEvent event) {
    String revision = event.change().revision();
    String own =
        "Release of " + event.canary().title() + (revision.isEmpty() ? "" : " (" + revision + ")");
    String text =
        channel
            .setting(EmailNotifier.SUBJECT)
            .map(template -> Template.fill(template, event, value -> value))
            .orElse(own);
    // Line breaks would be more headers.
    return Printable.of(text, MOST_SUBJECT);
  }

  private static MimeMultipart bodies(ReleaseEvent event, UUID name) throws MessagingException {
    Alternatives bodies = new Alternatives(name);
    bodies.addBodyPart(body("plain", Markup.PLAIN.of(event, MOST_BYTES, Cut::bytes)));
    String html = Markup.HTML_PAGE.of(event, MOST_BYTES, Cut::bytes);
    bodies.addBodyPart(body("html", "<html><body>\n" + html + "\n</body></html>"));
    return bodies;
  }

  private static MimeBodyPart body(String type, String text) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, UTF_8, type);
    // No line of a text can end the part: in this encoding, none begins with the boundary.
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
  }

  /** Keeps the id, which would be random. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }

  /** A boundary that is the same for each attempt. */
  private static final class Alternatives extends MimeMultipart {
    Alternatives(UUID name) {
      super("alternative");
      ContentType type = new ContentType("multipart", "alternative", null);
      type.setParameter("boundary", "=_" + name);
      contentType = type.toString();
    }
  }
}
