package io.haldane.channels.nats;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.channels.tcp.Unreached;
import io.haldane.outbound.HttpReply;
import io.haldane.outbound.ReplyListener;
import io.haldane.outbound.TcpTarget;
import io.nats.client.Connection;
import io.nats.client.Options;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** One event, in one connection. Events are rare: a connection for each leaves nothing behind. */
record NatsTalk(Channel channel, NatsServer server, Duration timeout) {
  Delivery send(Post post) throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    return switch (server.target().find(timeout)) {
      case TcpTarget.Place.Missing(HttpReply.Failed why) -> unreached(why);
      case TcpTarget.Place.Found(InetAddress address) -> to(address, end, post);
    };
  }

  private Delivery to(InetAddress address, long end, Post post) throws InterruptedException {
    Heard heard = new Heard(server);
    return switch (Connecting.by(options(address, left(end), heard), heard, left(end))) {
      case Connecting.Made.Connected(Connection connection) -> {
        try (connection) {
          yield new Publication(channel, connection, left(end)).of(post);
        }
      }
      case Connecting.Made.Failed(Heard.Failure why) -> failed(why);
    };
  }

  private Delivery failed(Heard.Failure failure) {
    return switch (failure) {
      case Heard.Failure.Unreached(HttpReply.Failed why) -> unreached(why);
      case Heard.Failure.Refused(String words) -> new Refusal(channel).of(words);
      case Heard.Failure.TlsDiffers() -> tlsDiffers();
    };
  }

  private static Duration left(long end) {
    return Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
  }

  private Delivery unreached(HttpReply.Failed why) {
    ReplyListener.report(why);
    return new Unreached(channel, timeout).of(why);
  }

  private Delivery tlsDiffers() {
    String why =
        server.tls().isPresent()
            ? "has a tls address, but its server offers no TLS; use a nats address, or turn TLS on"
            : "has a nats address, but its server needs TLS; use a tls address";
    return Delivery.forGood(channel + " " + why);
  }

  private Options options(InetAddress address, Duration limit, Heard heard) {
    Options.Builder options =
        Options.builder()
            // The address that was looked up, whatever DNS says next.
            .server("nats://" + literal(address) + ":" + server.target().port())
            .connectionName("haldane")
            .dataPortType(CheckedDataPort.class.getName())
            .errorListener(heard)
            .connectionTimeout(limit)
            // Other servers of a cluster were not held against the rules for hosts.
            .ignoreDiscoveredServers()
            .noResolveHostnames()
            .noReconnect();
    // Only says that TLS is wanted: our port makes the sockets.
    server.tls().ifPresent(_ -> options.sslContext(anyContext()));
    server.identify(options);
    return options.build();
  }

  private static String literal(InetAddress address) {
    String text = address.getHostAddress().replaceFirst("%.*", "");
    return address instanceof Inet6Address ? "[" + text + "]" : text;
  }

  private static SSLContext anyContext() {
    try {
      return SSLContext.getDefault();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }
}
