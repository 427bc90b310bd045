package io.haldane.channels.email;

import io.haldane.api.notify.Channel;
import io.haldane.channels.tcp.Login;
import io.haldane.channels.tcp.ServerAddress;
import io.haldane.channels.tcp.Trust;
import io.haldane.channels.tcp.Unusable;
import io.haldane.outbound.TcpTarget;
import io.haldane.outbound.Tls;
import java.util.Map;
import java.util.Optional;

/**
 * The server that takes messages.
 *
 * @param login empty for a server that knows us without one
 */
record MailServer(TcpTarget target, Security security, Tls tls, Optional<Login> login) {
  /** When TLS begins. */
  enum Security {
    /** Before the first word. */
    IMPLICIT(465),
    /** After the greeting; without it nothing is sent. */
    STARTTLS(587),
    NONE(25);

    private final int port;

    Security(int port) {
      this.port = port;
    }
  }

  static MailServer of(Channel channel) throws Unusable {
    Map<String, Integer> schemes =
        Map.of("smtp", Security.STARTTLS.port, "smtps", Security.IMPLICIT.port);
    ServerAddress address = ServerAddress.of(channel, schemes);
    Security security = security(channel, address.scheme().equals("smtps"));
    Optional<Login> login = Login.of(channel);
    if (security == Security.NONE && login.isPresent()) {
      throw new Unusable(
          "has a login, which is never sent without TLS; remove settings.tls or the login");
    }
    return new MailServer(address.target(security.port), security, Trust.of(channel), login);
  }

  private static Security security(Channel channel, boolean implicit) throws Unusable {
    String setting = channel.setting(EmailNotifier.TLS).orElse("");
    return switch (setting) {
      case "" -> implicit ? Security.IMPLICIT : Security.STARTTLS;
      case "none" -> {
        if (implicit) {
          throw new Unusable("has settings.tls none and an smtps address; choose one of them");
        }
        yield Security.NONE;
      }
      default -> throw new Unusable("has a setting tls that is not none; correct or remove it");
    };
  }
}
