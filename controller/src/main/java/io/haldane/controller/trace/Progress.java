package io.haldane.controller.trace;

import java.time.Instant;

/**
 * How far a run is traced by this process.
 *
 * @param run its id
 * @param ended when its last step ended
 * @param occurrences how many calls and writes were traced
 */
record Progress(String run, Instant ended, int occurrences) {
  /** A gate that waits for a week must not fill the collector. */
  static final int MOST = 2000;
}
