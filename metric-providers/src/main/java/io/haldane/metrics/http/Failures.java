package io.haldane.metrics.http;

import io.haldane.api.metrics.Sample.Fault;
import io.haldane.api.net.Addresses;
import io.haldane.api.net.Printable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says what a broken connection means and who has to fix it. */
final class Failures {
  private Failures() {}

  /**
   * @param tooSlow the reply when the client's own clock ran out
   * @throws IllegalStateException when the failure is none of the network's
   */
  static Reply.Failed reply(@Nullable Throwable failure, Supplier<Reply.Failed> tooSlow) {
    return switch (failure) {
      case HttpTimeoutException _ -> tooSlow.get();
      case SSLException tls when caused(tls, CertificateException.class) -> untrusted(tls);
      case SSLException tls ->
          backend("failed in TLS (" + words(tls) + "); does the port speak https?");
      case ConnectException refused when unresolved(refused) -> unknownHost();
      case ConnectException _ ->
          backend("refused the connection; check that it runs and that the port is right");
      case IOException broken
          when String.valueOf(broken.getMessage()).contains("body exceeds limit") ->
          backend("gives far more than one value needs; aggregate the query to one series");
      case IOException broken -> backend("gave no readable answer: " + words(broken));
      case null, default -> throw new IllegalStateException("exchange failed", failure);
    };
  }

  static Reply.Failed unknownHost() {
    return backend("has a host name that cannot be resolved; check the address");
  }

  /** The client's own words, which may quote an address. */
  private static String words(Throwable failure) {
    return Printable.of(Addresses.hideIn(String.valueOf(failure.getMessage())));
  }

  private static Reply.Failed untrusted(SSLException tls) {
    return new Reply.Failed(
        Fault.CONFIGURATION,
        "has a certificate that is not trusted ("
            + words(tls)
            + "); trust its CA, or set insecureSkipVerify: true");
  }

  private static Reply.Failed backend(String why) {
    return new Reply.Failed(Fault.BACKEND, why);
  }

  private static boolean unresolved(Throwable failure) {
    return caused(failure, UnresolvedAddressException.class)
        || caused(failure, UnknownHostException.class);
  }

  private static boolean caused(Throwable failure, Class<? extends Throwable> by) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .anyMatch(by::isInstance);
  }
}
