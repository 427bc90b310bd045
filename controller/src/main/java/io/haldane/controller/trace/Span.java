package io.haldane.controller.trace;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A span that has ended.
 *
 * @param parent id of the span around it; empty for that of the whole run
 * @param attributes texts, whole numbers and fractions, without secrets
 * @param error why what it stands for failed; empty when it did not
 */
record Span(
    RunTrace trace,
    String id,
    String parent,
    String name,
    Kind kind,
    Instant begun,
    Instant ended,
    Map<String, Object> attributes,
    Optional<String> error) {
  /** Who is on the other side. */
  enum Kind {
    RUN,
    WITHIN,
    CALL
  }

  Span {
    ended = ended.isBefore(begun) ? begun : ended;
    attributes = Map.copyOf(attributes);
  }
}
