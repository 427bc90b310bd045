package io.haldane.cli.words;

import io.haldane.view.Times;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long ago, in the largest unit that says enough: {@code 42s}, {@code 3m}, {@code 5h}. */
public final class Ages {
  private Ages() {}

  /** Empty when the text is absent or no time. */
  public static String since(@Nullable String rfc3339, Instant now) {
    Instant then = Times.parse(rfc3339);
    return then == null ? "" : words(Duration.between(then, now));
  }

  public static String words(Duration age) {
    long seconds = Math.max(0, age.toSeconds());
    if (seconds < 120) {
      return seconds + "s";
    }
    if (seconds < 2 * 3600) {
      return seconds / 60 + "m";
    }
    return seconds < 2 * 86_400 ? seconds / 3600 + "h" : seconds / 86_400 + "d";
  }
}
