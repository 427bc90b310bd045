package io.haldane.api.routing;

import org.jspecify.annotations.Nullable;

/**
 * Who gets how much.
 *
 * @param canary percent of the requests for the canary, 0 to 100; the primary has the rest
 * @param mirrored whether requests of the primary are copied to the canary
 * @param affinity cookies in force, or null without session affinity
 * @param everybody whether the canary's share is of all requests also where the analysis matches
 *     some of them only, and nobody is kept on the primary; then one version serves for both
 */
public record Traffic(
    int canary, boolean mirrored, @Nullable Affinity affinity, boolean everybody) {
  public static final Traffic ALL_TO_PRIMARY = new Traffic(0, false, null);
  public static final Traffic ALL_TO_CANARY = new Traffic(100, false, null);

  public Traffic {
    if (canary < 0 || canary > 100) {
      throw new IllegalArgumentException("a weight is 0 to 100 percent, not " + canary);
    }
  }

  public Traffic(int canary, boolean mirrored, @Nullable Affinity affinity) {
    this(canary, mirrored, affinity, false);
  }

  /** The canary serves all requests, whomever it was meant for. */
  public static Traffic everybodyToCanary(@Nullable Affinity affinity) {
    return new Traffic(100, false, affinity, true);
  }

  public static Traffic weight(int canary) {
    return new Traffic(canary, false, null);
  }

  public int primary() {
    return 100 - canary;
  }

  /**
   * Cookies as {@code name=value}.
   *
   * @param canary cookie of users who met the canary in this run
   * @param primary cookie of users who met the primary, when the canary asks for it
   * @param previous cookie of the last run, to be revoked
   */
  public record Affinity(
      @Nullable String canary, @Nullable String primary, @Nullable String previous) {}
}
