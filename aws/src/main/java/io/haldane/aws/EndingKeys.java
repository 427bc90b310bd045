package io.haldane.aws;

import java.time.Instant;

/** Keys that were given for a while. */
record EndingKeys(AwsKeys keys, Instant end) {
  boolean isGood(Instant then) {
    return end.isAfter(then);
  }
}
