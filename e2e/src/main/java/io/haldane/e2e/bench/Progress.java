package io.haldane.e2e.bench;

import java.io.PrintStream;
import java.time.Duration;

/** Tells people where the run is. One thread only. */
final class Progress {
  private static final Duration PACE = Duration.ofSeconds(5);

  private final PrintStream out;
  private final long start = System.nanoTime();
  private long last = start;

  Progress(PrintStream out) {
    this.out = out;
  }

  void say(String words) {
    long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
    out.printf("%3d:%02d  %s%n", seconds / 60, seconds % 60, words);
    out.flush();
    last = System.nanoTime();
  }

  /** The same as often as a reader can bear, of what there are many. */
  void count(String what, long done, long of) {
    if (of > 1 && done < of && System.nanoTime() - last > PACE.toNanos()) {
      say("  " + what + ": " + done + " of " + of);
    }
  }
}
