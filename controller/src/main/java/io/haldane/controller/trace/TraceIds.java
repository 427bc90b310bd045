package io.haldane.controller.trace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SplittableRandom;

/**
 * Ids of traces and spans. Those of a run and of its steps follow from what is in the cluster, so
 * that any controller that continues a run continues its trace.
 */
final class TraceIds {
  private static final int TRACE_DIGITS = 32;
  private static final int SPAN_DIGITS = 16;

  private TraceIds() {}

  /**
   * @param uid of the canary
   * @param run id of the run
   * @return 32 hex digits
   */
  static String trace(String uid, String run) {
    return hash("trace", uid, run).substring(0, TRACE_DIGITS);
  }

  /** The span of the whole run; 16 hex digits. */
  static String root(String trace) {
    return hash("run", trace, "").substring(0, SPAN_DIGITS);
  }

  /**
   * The span of one step.
   *
   * @param step its key in the record of the run
   */
  static String step(String trace, String step) {
    return hash("step", trace, step).substring(0, SPAN_DIGITS);
  }

  /** A span that happens once, such as one call. */
  static String once() {
    return HexFormat.of().toHexDigits(new SplittableRandom().nextLong(1, Long.MAX_VALUE));
  }

  private static String hash(String kind, String first, String second) {
    try {
      byte[] text = (kind + "\n" + first + "\n" + second).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
