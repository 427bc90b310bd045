package io.haldane.webhooks.http;

import io.haldane.api.GoDuration;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Plain words for a request that got no answer. The client's own texts may hold the address. */
final class Failure {
  private Failure() {}

  static Exchange.Failed timeout(Duration timeout) {
    return new Exchange.Failed("no answer within " + GoDuration.format(timeout), false);
  }

  static Exchange.Failed unknownHost() {
    return new Exchange.Failed("the receiver's host name is not known to DNS", false);
  }

  static Exchange.Failed of(Throwable failure) {
    if (causedBy(failure, CertificateException.class)) {
      return new Exchange.Failed(
          "the receiver's certificate is not trusted; fix the certificate or set disableTLS", true);
    }
    if (causedBy(failure, SSLException.class)) {
      return new Exchange.Failed("TLS with the receiver failed; does its port support TLS?", false);
    }
    if (causedBy(failure, UnresolvedAddressException.class)
        || causedBy(failure, UnknownHostException.class)) {
      return unknownHost();
    }
    if (causedBy(failure, ConnectException.class)) {
      return new Exchange.Failed(
          "the connection was refused; is the receiver running and is the port correct?", false);
    }
    return new Exchange.Failed("the connection broke before the answer was complete", false);
  }

  private static boolean causedBy(Throwable failure, Class<? extends Throwable> kind) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(20)
        .anyMatch(kind::isInstance);
  }
}
