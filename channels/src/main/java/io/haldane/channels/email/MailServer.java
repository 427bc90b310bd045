package io.haldane.channels.email;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Secrets;
import io.haldane.outbound.HostRules;
import io.haldane.outbound.TcpTarget;
import io.haldane.outbound.Tls;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
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

  /** A user who may send. */
  record Login(String user, String password) {
    /** Says nothing. */
    @Override
    public String toString() {
      return "login (hidden)";
    }
  }

  static MailServer of(Channel channel) throws Unusable {
    if (channel.address().isBlank()) {
      throw new Unusable("has no address; set it in the AlertProvider or in its Secret");
    }
    if (channel.secrets().get(Secrets.PROXY).isPresent()) {
      throw new Unusable("has a proxy, which e-mail cannot use; remove spec.proxy");
    }
    URI uri = uri(channel.address());
    Security security = security(channel, uri);
    int port = uri.getPort() < 0 ? security.port : uri.getPort();
    Optional<Login> login = login(channel);
    if (security == Security.NONE && login.isPresent()) {
      throw new Unusable(
          "has a login, which is never sent without TLS; remove settings.tls or the login");
    }
    boolean trusted = HostRules.installed().trusts(channel.address());
    return new MailServer(
        new TcpTarget(uri.getHost(), port, trusted), security, tls(channel), login);
  }

  /** Logins stand in the Secret and not in the address, so that nobody writes them into a spec. */
  private static URI uri(String address) throws Unusable {
    String wrong = "has an address that is not smtp://HOST:PORT or smtps://HOST:PORT; correct it";
    try {
      URI uri = new URI(address.strip());
      boolean bare = uri.getRawUserInfo() == null && uri.getRawQuery() == null;
      boolean rootOnly = uri.getRawPath() == null || uri.getRawPath().matches("/?");
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (!scheme.matches("smtps?") || uri.getHost() == null || uri.getPort() > 0xffff) {
        throw new Unusable(wrong);
      }
      if (!bare || !rootOnly) {
        throw new Unusable(
            "has an address with more than a host and a port; put the login into the keys"
                + " username and password of its Secret");
      }
      return uri;
    } catch (URISyntaxException e) {
      throw new Unusable(wrong);
    }
  }

  private static Security security(Channel channel, URI uri) throws Unusable {
    boolean implicit = uri.getScheme().equalsIgnoreCase("smtps");
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

  private static Tls tls(Channel channel) throws Unusable {
    Optional<String> pem = channel.secrets().get(EmailNotifier.CA);
    if (pem.isEmpty()) {
      return Tls.SYSTEM;
    }
    return Tls.authority(pem.get())
        .orElseThrow(
            () -> new Unusable("has a ca.crt in its Secret that holds no certificate; correct it"));
  }

  private static Optional<Login> login(Channel channel) throws Unusable {
    Optional<String> user = channel.secrets().get(EmailNotifier.USERNAME);
    Optional<String> password = channel.secrets().get(EmailNotifier.PASSWORD);
    if (user.isPresent() != password.isPresent()) {
      throw new Unusable(
          "needs both username and password in its Secret, or neither; only one is there");
    }
    return user.flatMap(name -> password.map(word -> new Login(name, word)));
  }
}
