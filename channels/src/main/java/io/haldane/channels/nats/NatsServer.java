package io.haldane.channels.nats;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Secrets;
import io.haldane.channels.tcp.Login;
import io.haldane.channels.tcp.ServerAddress;
import io.haldane.channels.tcp.Trust;
import io.haldane.channels.tcp.Unusable;
import io.haldane.outbound.TcpTarget;
import io.haldane.outbound.Tls;
import io.nats.client.AuthHandler;
import io.nats.client.Options;
import java.util.Map;
import java.util.Optional;

/**
 * The server that events are published to.
 *
 * @param tls empty for a server without TLS
 */
record NatsServer(TcpTarget target, Optional<Tls> tls, Identity identity) {
  private static final int PORT = 4222;

  /** Who we are. */
  sealed interface Identity {
    record Nobody() implements Identity {}

    record Token(String token) implements Identity {}

    record User(Login login) implements Identity {}

    record Keys(AuthHandler keys) implements Identity {}
  }

  static NatsServer of(Channel channel) throws Unusable {
    ServerAddress address = ServerAddress.of(channel, Map.of("nats", PORT, "tls", PORT));
    Tls trust = Trust.of(channel);
    Optional<Tls> tls = address.scheme().equals("tls") ? Optional.of(trust) : Optional.empty();
    return new NatsServer(address.target(PORT), tls, identity(channel));
  }

  private static Identity identity(Channel channel) throws Unusable {
    Optional<String> creds = channel.secrets().get(NatsNotifier.CREDS);
    Optional<Login> login = Login.of(channel);
    Optional<String> token = channel.secrets().get(Secrets.TOKEN);
    if (creds.isPresent()) {
      return new Identity.Keys(Credentials.of(creds.get()));
    }
    return login
        .<Identity>map(Identity.User::new)
        .or(() -> token.map(Identity.Token::new))
        .orElseGet(Identity.Nobody::new);
  }

  void identify(Options.Builder options) {
    switch (identity) {
      case Identity.Nobody() -> {}
      case Identity.Token(String token) -> options.token(token.toCharArray());
      case Identity.User(Login(String user, String password)) ->
          options.userInfo(user.toCharArray(), password.toCharArray());
      case Identity.Keys(AuthHandler keys) -> options.authHandler(keys);
    }
  }
}
