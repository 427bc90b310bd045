package io.haldane.channels.email;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.channels.tcp.Login;
import io.haldane.channels.tcp.Unreached;
import io.haldane.outbound.HttpReply;
import io.haldane.outbound.TcpConnection;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** One message, in one conversation with the server. */
record SmtpTalk(Channel channel, MailServer server, Duration timeout) {
  Delivery send(ReleaseEvent event, Envelope envelope, Taken.Recipients taken)
      throws InterruptedException {
    List<InternetAddress> rest = envelope.to().stream().filter(one -> !taken.have(one)).toList();
    if (rest.isEmpty()) {
      return new Delivery.Sent();
    }
    EventMail mail = EventMail.of(channel, event, envelope);
    return switch (TcpConnection.open(server.target(), timeout)) {
      case TcpConnection.Opened.Failed(var why) -> unreached().of(why);
      case TcpConnection.Opened.Open(TcpConnection connection) -> {
        try (connection) {
          yield talk(connection, mail, rest, taken);
        }
      }
    };
  }

  private Delivery talk(
      TcpConnection connection, EventMail mail, List<InternetAddress> to, Taken.Recipients taken)
      throws InterruptedException {
    SmtpFailure failure = new SmtpFailure(channel);
    SMTPTransport transport =
        new SMTPTransport(session(connection), new URLName("smtp", null, -1, null, null, null));
    try {
      transport.connect(socket(connection));
      transport.sendMessage(mail, to.toArray(InternetAddress[]::new));
      transport.close();
      return new Delivery.Sent();
    } catch (IOException e) {
      return unreached().of(broken(connection, e));
    } catch (MessagingException e) {
      if (isWithoutTls(transport)) {
        return failure.withoutTls();
      }
      return SmtpFailure.isBroken(e, transport)
          ? unreached().of(broken(connection, e))
          : failure.of(e, transport.getLastServerResponse(), to.size(), taken);
    }
  }

  private Unreached unreached() {
    return new Unreached(channel, timeout);
  }

  private static HttpReply.Failed broken(TcpConnection connection, Exception why)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return connection.failure(why);
  }

  private boolean isWithoutTls(SMTPTransport transport) {
    return server.security() == MailServer.Security.STARTTLS
        && transport.getLastReturnCode() == 250
        && !transport.isSSL()
        && !transport.supportsExtension("STARTTLS");
  }

  private Socket socket(TcpConnection connection) throws IOException {
    return server.security() == MailServer.Security.IMPLICIT
        ? connection.secured(server.tls())
        : connection.socket();
  }

  private Session session(TcpConnection connection) {
    Properties all = new Properties();
    boolean startTls = server.security() == MailServer.Security.STARTTLS;
    all.put("mail.smtp.starttls.enable", String.valueOf(startTls));
    all.put("mail.smtp.starttls.required", String.valueOf(startTls));
    all.put("mail.smtp.ssl.checkserveridentity", "true");
    all.put("mail.smtp.ssl.socketFactory", TcpConnection.factory(server.tls()));
    all.put("mail.smtp.localhost", literal(connection.socket().getLocalAddress()));
    all.put("mail.smtp.auth", String.valueOf(server.login().isPresent()));
    all.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
    // Those who can be reached get it; the others are reported.
    all.put("mail.smtp.sendpartial", "true");
    all.put("mail.smtp.quitwait", "false");
    return Session.getInstance(
        all, server.login().<Authenticator>map(SmtpTalk::authenticator).orElse(null));
  }

  /** A name of our own would be one that the server cannot look up. */
  private static String literal(InetAddress own) {
    String text = own.getHostAddress().replaceFirst("%.*", "");
    return own instanceof Inet6Address ? "[IPv6:" + text + "]" : "[" + text + "]";
  }

  private static Authenticator authenticator(Login login) {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(login.user(), login.password());
      }
    };
  }
}
