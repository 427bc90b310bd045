package io.haldane.e2e.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * One request that the API server has answered.
 *
 * @param resource with its subresource, as {@code canaries/status}
 * @param code of the answer
 */
record Request(
    Instant received,
    Instant answered,
    String verb,
    String resource,
    String namespace,
    String name,
    int code) {
  private static final Set<String> WRITES =
      Set.of("create", "update", "patch", "delete", "deletecollection");

  /** A watch is one request that stays. */
  boolean isWatch() {
    return verb.equals("watch");
  }

  boolean isWrite() {
    return WRITES.contains(verb);
  }

  boolean isConflict() {
    return code == 409;
  }

  boolean isError() {
    return code >= 400 && !isConflict();
  }

  /** Until it was answered. */
  double seconds() {
    return Duration.between(received, answered).toNanos() / 1e9;
  }

  String kind() {
    return verb + " " + resource;
  }
}
