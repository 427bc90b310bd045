package io.haldane.e2e.node;

import java.time.Duration;

/** What runs in a container, while the container lives. */
interface Program extends AutoCloseable {

  /** Whether it answers a readiness probe of that path. */
  default boolean isReady() {
    return true;
  }

  /** Told to end: takes at most that long, going on to answer meanwhile as it sees fit. */
  void end(Duration grace);

  /** Ends at once. */
  @Override
  void close();
}
