package io.haldane.load.generate;

import java.util.Locale;

/** How one request ended. */
public enum Outcome {
  /** 2xx and 3xx, or the status OK. */
  OK,
  /** 4xx, or a status of gRPC that is about the request. */
  CLIENT_ERROR,
  /** 5xx, or a status of gRPC that is the server's fault. */
  SERVER_ERROR,
  /** No connection. */
  CONNECT,
  /** The connection ended before the answer did. */
  RESET,
  TIMEOUT,
  /** Not sent: too many requests waited for their answers. */
  DROPPED;

  /** As a label of metrics. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
