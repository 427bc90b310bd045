package io.haldane.outbound;

/** Why there is no answer. Callers put it into words for their own readers. */
public enum FailureCause {
  /** The deadline passed. */
  TIMEOUT(false),
  /** DNS knows no such host. */
  UNKNOWN_HOST(false),
  /**
   * The rules of the installation deny the host; the detail is a clause, "may not be called: …".
   */
  HOST_DENIED(true),
  /** DNS does not know the proxy of the call. */
  UNKNOWN_PROXY(false),
  /** The rules deny the proxy of the call; the detail is a clause. */
  PROXY_DENIED(true),
  /** The certificate is not trusted; the detail is the client's own text. */
  UNTRUSTED_CERTIFICATE(true),
  /** No TLS was established; the detail is the client's own text. */
  NO_TLS(false),
  CONNECTION_REFUSED(false),
  /** The body is longer than the limit of the call. */
  BODY_TOO_LARGE(false),
  /** The connection ended before the answer did; the detail is the client's own text. */
  CONNECTION_LOST(false);

  private final boolean permanent;

  FailureCause(boolean permanent) {
    this.permanent = permanent;
  }

  /**
   * Whether a server was called and gave no answer. A name that DNS does not know is mostly a typo,
   * and what the rules or the certificate forbid was not sent.
   */
  public boolean isSilence() {
    return switch (this) {
      case TIMEOUT, CONNECTION_REFUSED, CONNECTION_LOST, NO_TLS -> true;
      case UNKNOWN_HOST,
          HOST_DENIED,
          UNKNOWN_PROXY,
          PROXY_DENIED,
          UNTRUSTED_CERTIFICATE,
          BODY_TOO_LARGE ->
          false;
    };
  }

  /** Whether the same request would fail again until somebody changes something. */
  public boolean isPermanent() {
    return permanent;
  }
}
