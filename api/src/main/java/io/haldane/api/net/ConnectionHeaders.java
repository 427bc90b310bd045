package io.haldane.api.net;

import java.util.Set;

/**
 * Headers that belong to one connection, or to one message on it: nobody sets or passes them on.
 */
public final class ConnectionHeaders {
  /** In lower case. */
  public static final Set<String> NAMES =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private ConnectionHeaders() {}
}
