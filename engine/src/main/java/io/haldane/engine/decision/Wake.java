package io.haldane.engine.decision;

import java.time.Instant;

/** When to reconcile a canary again; a change of anything that it needs always wakes it. */
public sealed interface Wake {
  /** At once: the next decision waits for nothing. */
  record Now() implements Wake {}

  record At(Instant instant) implements Wake {}

  /** Only when something changes. */
  record OnChange() implements Wake {}
}
