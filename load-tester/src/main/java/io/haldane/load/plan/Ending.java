package io.haldane.load.plan;

import java.time.Duration;

/** When a load ends. */
public sealed interface Ending {
  record After(Duration duration) implements Ending {}

  record Requests(long count) implements Ending {}
}
