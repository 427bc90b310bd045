package io.haldane.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A server of a protocol other than HTTP. No proxy is used.
 *
 * @param host name or literal address, as a URL has it
 * @param trusted whether the installation itself names the address, so that it may lead anywhere
 */
public record TcpTarget(String host, int port, boolean trusted) {
  private static final HostRules NONE =
      new HostRules(HostList.parse(""), HostList.parse(""), Set.of());

  /** The address to connect to; it carries the name, so that a certificate can be checked. */
  public sealed interface Place {
    record Found(InetAddress address) implements Place {}

    record Missing(HttpReply.Failed why) implements Place {}
  }

  /** Looks the name up once, and holds it against the rules. */
  public Place find(Duration limit) throws InterruptedException {
    HostRules rules = trusted ? NONE : HostRules.installed();
    try {
      return place(
          Lookups.within(limit, () -> Destination.of(host, rules, Destination.Lookup::system)));
    } catch (TimeoutException e) {
      return new Place.Missing(new HttpReply.Failed(FailureCause.TIMEOUT));
    }
  }

  private Place place(Destination destination) {
    return switch (destination) {
      case Destination.Refused(String why) -> missing(FailureCause.HOST_DENIED, why);
      case Destination.Unknown() -> missing(FailureCause.UNKNOWN_HOST, "");
      case Destination.Pinned(InetAddress address) -> named(address.getAddress());
      case Destination.AsWritten() ->
          literal()
              .map(address -> named(address.getAddress()))
              .orElseGet(() -> missing(FailureCause.UNKNOWN_HOST, ""));
    };
  }

  /** TLS over a connection to it, after the server has proven its name. */
  public SSLSocket secure(Socket plain, Tls tls) throws IOException {
    SSLSocket secured =
        (SSLSocket) TcpConnection.factory(tls).createSocket(plain, name(), plain.getPort(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  /** Without brackets, and without the dot at the end of a full name. */
  String name() {
    return host.replaceAll("^\\[|]$|\\.+$", "");
  }

  /** Of a literal address, nothing is looked up. */
  private Optional<InetAddress> literal() {
    try {
      return Optional.of(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Without the name, Java would ask DNS for one when a certificate is checked. */
  private Place named(byte[] address) {
    try {
      return new Place.Found(InetAddress.getByAddress(name(), address));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has the length of one", e);
    }
  }

  private static Place missing(FailureCause cause, String detail) {
    return new Place.Missing(new HttpReply.Failed(cause, detail));
  }
}
