package io.haldane.webhooks.hook;

import java.time.Duration;

/** How to wait between attempts; tests only take note. */
@FunctionalInterface
interface Pause {
  void rest(Duration duration) throws InterruptedException;
}
