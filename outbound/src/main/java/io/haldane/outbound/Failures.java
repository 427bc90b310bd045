package io.haldane.outbound;

import io.haldane.api.net.Addresses;
import io.haldane.api.net.Printable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Finds the cause in what the JDK's client throws. */
final class Failures {
  private static final int DEEPEST = 20;

  private Failures() {}

  /**
   * @throws IllegalStateException when the failure does not come from the network
   */
  static HttpReply.Failed of(Throwable failure) {
    if (causedBy(failure, CertificateException.class)) {
      return new HttpReply.Failed(FailureCause.UNTRUSTED_CERTIFICATE, words(failure));
    }
    if (causedBy(failure, SSLException.class)) {
      return new HttpReply.Failed(FailureCause.NO_TLS, words(failure));
    }
    if (causedBy(failure, UnresolvedAddressException.class)
        || causedBy(failure, UnknownHostException.class)) {
      return new HttpReply.Failed(FailureCause.UNKNOWN_HOST);
    }
    return switch (failure) {
      case HttpTimeoutException _ -> new HttpReply.Failed(FailureCause.TIMEOUT);
      case SocketTimeoutException _ -> new HttpReply.Failed(FailureCause.TIMEOUT);
      case ConnectException _ -> new HttpReply.Failed(FailureCause.CONNECTION_REFUSED);
      case BodyTooLarge _ -> new HttpReply.Failed(FailureCause.BODY_TOO_LARGE);
      case IOException _ when causedBy(failure, ConnectException.class) ->
          new HttpReply.Failed(FailureCause.CONNECTION_REFUSED);
      case IOException _ when causedBy(failure, BodyTooLarge.class) ->
          new HttpReply.Failed(FailureCause.BODY_TOO_LARGE);
      case IOException _ -> new HttpReply.Failed(FailureCause.CONNECTION_LOST, words(failure));
      case Throwable _ -> throw new IllegalStateException("a call failed", failure);
    };
  }

  /** The client's own words, which may quote an address. */
  private static String words(Throwable failure) {
    return Printable.of(Addresses.hideIn(String.valueOf(failure.getMessage())));
  }

  private static boolean causedBy(Throwable failure, Class<? extends Throwable> kind) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(DEEPEST)
        .anyMatch(kind::isInstance);
  }

  /** The body does not end within the limit. */
  static final class BodyTooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
