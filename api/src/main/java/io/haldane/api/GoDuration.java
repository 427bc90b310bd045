package io.haldane.api;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Durations as Go writes them: {@code 1m30s}, {@code 500ms}, {@code 1.5h}; used all over the API.
 */
public final class GoDuration {
  private static final Pattern PART =
      Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)(ns|us|µs|μs|ms|s|m|h)");
  private static final Map<String, Long> NANOS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "μs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  /**
   * Every duration that means something is far shorter; parsing digits takes more than linear time.
   */
  private static final int LONGEST_TEXT = 64;

  private GoDuration() {}

  /**
   * The duration of a text of at most 64 characters, or empty when it is absent, negative or not a
   * duration. At most 292 years, as in Go.
   */
  public static Optional<Duration> parse(@Nullable String text) {
    if (text == null || text.length() > LONGEST_TEXT || text.isBlank()) {
      return Optional.empty();
    }
    String trimmed = text.strip();
    if (trimmed.equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    Matcher part = PART.matcher(trimmed);
    BigDecimal nanos = BigDecimal.ZERO;
    int end = 0;
    while (part.find() && part.start() == end) {
      long unit = NANOS.getOrDefault(part.group(2), 0L);
      nanos = nanos.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit)));
      end = part.end();
    }
    boolean whole = end == trimmed.length();
    boolean fits = nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
    return whole && fits ? Optional.of(Duration.ofNanos(nanos.longValue())) : Optional.empty();
  }

  /** The shortest Go text of a duration of whole milliseconds, such as {@code 1m30s}. */
  public static String format(Duration duration) {
    StringBuilder text = new StringBuilder();
    append(text, duration.toHours(), "h");
    append(text, duration.toMinutesPart(), "m");
    append(text, duration.toSecondsPart(), "s");
    append(text, duration.toMillisPart(), "ms");
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static void append(StringBuilder text, long amount, String unit) {
    if (amount > 0) {
      text.append(amount).append(unit);
    }
  }
}
