package io.haldane.load.generate;

import io.vertx.core.http.HttpClientRequest;
import org.jspecify.annotations.Nullable;

/** A request that waits for its answer. Confined to the thread of its load. */
final class Flight {
  /** In nanoseconds, as {@link System#nanoTime}. */
  final long due;

  final long sent;

  /** Null until there is a connection. */
  @Nullable HttpClientRequest request;

  boolean ended;

  Flight(long due, long sent) {
    this.due = due;
    this.sent = sent;
  }

  void abandon() {
    ended = true;
    if (request != null) {
      request.reset();
    }
  }
}
