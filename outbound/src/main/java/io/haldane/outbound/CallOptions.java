package io.haldane.outbound;

import java.util.Optional;

/**
 * How a request is sent.
 *
 * @param trusted whether the address comes from the installation's own flags, so that it may lead
 *     anywhere
 * @param tls whose certificates are accepted
 * @param proxy the one that this call goes through; empty for the proxy of the process, if any
 * @param followsRedirects on the same server; see {@link Redirect}
 * @param bodyLimit bytes of the answer's body that are read
 * @param cutsBody whether a longer body is cut; otherwise it is a failure
 */
public record CallOptions(
    boolean trusted,
    Tls tls,
    Optional<HttpProxy> proxy,
    boolean followsRedirects,
    int bodyLimit,
    boolean cutsBody) {
  /** Enough for what is quoted of an answer. */
  public static final int SHORT = 64 * 1024;

  /** Follows redirects, verifies certificates, cuts the body at {@link #SHORT}. */
  public static CallOptions of(boolean trusted) {
    return new CallOptions(trusted, Tls.SYSTEM, Optional.empty(), true, SHORT, true);
  }

  public CallOptions withTls(Tls other) {
    return new CallOptions(trusted, other, proxy, followsRedirects, bodyLimit, cutsBody);
  }

  public CallOptions withProxy(Optional<HttpProxy> other) {
    return new CallOptions(trusted, tls, other, followsRedirects, bodyLimit, cutsBody);
  }

  public CallOptions withoutRedirects() {
    return new CallOptions(trusted, tls, proxy, false, bodyLimit, cutsBody);
  }

  /** A longer body is a failure. */
  public CallOptions withBodyLimit(int bytes) {
    return new CallOptions(trusted, tls, proxy, followsRedirects, bytes, false);
  }
}
