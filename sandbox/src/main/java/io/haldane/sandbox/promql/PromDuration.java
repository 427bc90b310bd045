package io.haldane.sandbox.promql;

import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as PromQL writes them: {@code 5m}, {@code 1h30m}; no fractions. */
public final class PromDuration {
  /** Each unit at most once, the longer first. */
  private static final Pattern PARTS =
      Pattern.compile(
          "(?:(\\d+)y)?(?:(\\d+)w)?(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");

  private static final List<Long> UNITS =
      List.of(31_536_000_000L, 604_800_000L, 86_400_000L, 3_600_000L, 60_000L, 1_000L, 1L);

  /** Prometheus counts in nanoseconds. */
  private static final long LONGEST = Long.MAX_VALUE / 1_000_000;

  private PromDuration() {}

  /** Milliseconds, or empty when the text is no duration or one of more than 292 years. */
  public static OptionalLong parse(String text) {
    Matcher parts = PARTS.matcher(text);
    if (text.isEmpty() || !parts.matches()) {
      return OptionalLong.empty();
    }
    try {
      long millis = 0;
      for (int i = 0; i < UNITS.size(); i++) {
        String amount = parts.group(i + 1);
        long part = amount == null ? 0 : Long.parseLong(amount);
        millis = Math.addExact(millis, Math.multiplyExact(part, UNITS.get(i)));
      }
      return millis > LONGEST ? OptionalLong.empty() : OptionalLong.of(millis);
    } catch (ArithmeticException | NumberFormatException tooLong) {
      return OptionalLong.empty();
    }
  }
}
