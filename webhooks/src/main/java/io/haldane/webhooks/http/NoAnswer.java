package io.haldane.webhooks.http;

import io.haldane.api.GoDuration;
import io.haldane.outbound.HttpReply;
import java.time.Duration;

/** Plain words for a call to a receiver that got no answer. They never hold the address. */
public final class NoAnswer {
  private NoAnswer() {}

  /**
   * @param timeout that the call had
   */
  public static String text(HttpReply.Failed failed, Duration timeout) {
    return switch (failed.cause()) {
      case TIMEOUT -> "no answer within " + GoDuration.format(timeout);
      case UNKNOWN_HOST -> "the receiver's host name is not known to DNS";
      case HOST_DENIED -> "the address " + failed.detail();
      case UNKNOWN_PROXY -> "the proxy's host name is not known to DNS";
      case PROXY_DENIED -> "the proxy " + failed.detail();
      case UNTRUSTED_CERTIFICATE ->
          "the receiver's certificate is not trusted; fix the certificate or set disableTLS";
      case NO_TLS -> "TLS with the receiver failed; does its port support TLS?";
      case CONNECTION_REFUSED ->
          "the connection was refused; is the receiver running and is the port correct?";
      case BODY_TOO_LARGE, CONNECTION_LOST -> "the connection broke before the answer was complete";
    };
  }
}
