package io.haldane.api.routing;

import org.jspecify.annotations.Nullable;

/**
 * Who gets how much.
 *
 * @param canary percent of the requests for the canary, 0 to 100; the primary has the rest
 * @param mirrored whether requests of the primary are copied to the canary
 * @param affinity cookies in force, or null without session affinity
 */
public record Traffic(int canary, boolean mirrored, @Nullable Affinity affinity) {
  public static final Traffic ALL_TO_PRIMARY = new Traffic(0, false, null);
  public static final Traffic ALL_TO_CANARY = new Traffic(100, false, null);

  public Traffic {
    if (canary < 0 || canary > 100) {
      throw new IllegalArgumentException("a weight is 0 to 100 percent, not " + canary);
    }
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
