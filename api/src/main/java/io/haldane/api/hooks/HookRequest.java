package io.haldane.api.hooks;

import io.haldane.api.net.Addresses;
import java.time.Duration;
import java.util.Map;

/**
 * One POST to a hook. Times and numbers out of bounds are brought into them, whatever the type of
 * the hook.
 *
 * @param timeout of each attempt; {@link #DEFAULT_TIMEOUT} when it is not positive, at most {@link
 *     #LONGEST_TIMEOUT}
 * @param retries further attempts after the first, 0 to {@link #MOST_RETRIES}; none begins later
 *     than {@link #LONGEST_REPEATING} after the first attempt
 * @param disableTls skips the verification of the server's certificate
 * @param id stable for one occasion, sent along so that a receiver can recognise a repetition
 */
public record HookRequest(
    String url,
    Duration timeout,
    int retries,
    boolean disableTls,
    String id,
    Payload payload,
    HookAccess access) {
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  /** Long enough for a test of a night. */
  public static final Duration LONGEST_TIMEOUT = Duration.ofHours(24);

  public static final int MOST_RETRIES = 100;
  public static final Duration LONGEST_REPEATING = Duration.ofHours(1);

  public HookRequest {
    timeout = timeout.isPositive() ? timeout : DEFAULT_TIMEOUT;
    timeout = timeout.compareTo(LONGEST_TIMEOUT) > 0 ? LONGEST_TIMEOUT : timeout;
    retries = Math.clamp(retries, 0, MOST_RETRIES);
  }

  /** A call to a receiver that asks for nothing but the request. */
  public HookRequest(
      String url, Duration timeout, int retries, boolean disableTls, String id, Payload payload) {
    this(url, timeout, retries, disableTls, id, payload, HookAccess.NONE);
  }

  /** The same call, within that time. */
  public HookRequest within(Duration rest) {
    Duration shorter = timeout.compareTo(rest) > 0 ? rest : timeout;
    return new HookRequest(url, shorter, retries, disableTls, id, payload, access);
  }

  /**
   * The JSON body.
   *
   * @param checksum opaque, stable within a run
   */
  public record Payload(
      String name,
      String namespace,
      String phase,
      String checksum,
      Map<String, String> metadata,
      HookRun run) {
    /** With nothing but what Flagger sends. */
    public Payload(
        String name,
        String namespace,
        String phase,
        String checksum,
        Map<String, String> metadata) {
      this(name, namespace, phase, checksum, metadata, HookRun.UNKNOWN);
    }

    /** Metadata may hold secrets, so only the canary is named. */
    @Override
    public String toString() {
      return name + "." + namespace;
    }
  }

  /** Names the hook without what may be secret. */
  @Override
  public String toString() {
    return "POST " + Addresses.shown(url) + " about " + payload;
  }
}
