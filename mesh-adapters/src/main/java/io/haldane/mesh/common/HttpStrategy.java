package io.haldane.mesh.common;

import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.Analysis;
import org.jspecify.annotations.Nullable;

/** Who may meet the canary, on a mesh that reads requests. */
public enum HttpStrategy {
  /** Anyone, by weight. */
  WEIGHTED,
  /** Matching requests only; all others stay on the primary. */
  MATCHED,
  /** Matching requests from the first step on, and all others by weight. */
  TESTERS_FIRST;

  /** The share of those whom the analysis does not match, where it matches some only. */
  public static Traffic ofTheRest(Traffic traffic) {
    return traffic.everybody() ? Traffic.ALL_TO_CANARY : Traffic.ALL_TO_PRIMARY;
  }

  public static HttpStrategy of(Analysis analysis) {
    if (analysis.match().isEmpty()) {
      return WEIGHTED;
    }
    return hasSteps(analysis) && !positive(analysis.iterations()) ? TESTERS_FIRST : MATCHED;
  }

  private static boolean hasSteps(Analysis analysis) {
    return positive(analysis.stepWeight()) || !analysis.stepWeights().isEmpty();
  }

  private static boolean positive(@Nullable Integer number) {
    return number != null && number > 0;
  }
}
