package io.haldane.engine.record;

import io.haldane.engine.workload.CanonicalHash;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Id of a run, such as {@code 20260301-120000-3f9a1c2b}: the second of its start, and a hash of the
 * exact start and the revision. Two runs of one canary would need both to be the same.
 */
final class RunId {
  private static final int DIGITS = 8;
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private RunId() {}

  /**
   * @param started RFC 3339; only the hash is left of a text that is no time
   */
  static String of(String started, @Nullable String revision) {
    String hash = CanonicalHash.hexOf(started + "/" + revision);
    return second(started).map(second -> second + "-" + hash.substring(0, DIGITS)).orElse(hash);
  }

  private static Optional<String> second(String started) {
    try {
      return Optional.of(SECOND.format(Instant.parse(started))).filter(text -> text.length() == 15);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
