package io.haldane.load.generate;

import io.vertx.core.http.HttpClientRequest;
import org.jspecify.annotations.Nullable;

/** A request that waits for its answer. Confined to the thread of its load. */
final class Flight {
  /** In nanoseconds, as {@link System#nanoTime}. */
  final long due;

  /** When it began to wait for a connection; its timeout counts from then. */
  final long issued;

  /** When it had a connection; the same as {@link #issued} until then. */
  long sent;

  /** Null until there is a connection. */
  @Nullable HttpClientRequest request;

  boolean ended;

  Flight(long due, long issued) {
    this.due = due;
    this.issued = issued;
    this.sent = issued;
  }

  void abandon() {
    ended = true;
    if (request != null) {
      request.reset();
    }
  }
}
