package io.haldane.api.v1beta1;

import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param at RFC 3339
 * @param outcome {@link #PROMOTED}, {@link #SKIPPED}, {@link #FAILED} or {@link #SUPERSEDED}
 * @param reason one sentence
 */
@Lenient
public record RunResult(String at, String outcome, @Nullable String reason) {
  public static final String PROMOTED = "promoted";

  /** Promoted without analysis. */
  public static final String SKIPPED = "skipped";

  public static final String FAILED = "failed";

  /** A newer run began before this one ended. */
  public static final String SUPERSEDED = "superseded";

  public RunResult {
    at = Lists.orBlank(at);
    outcome = Lists.orBlank(outcome);
  }
}
