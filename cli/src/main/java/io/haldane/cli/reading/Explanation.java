package io.haldane.cli.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a release ended, or does not move.
 *
 * @param why one sentence or two
 * @param findings the checks that failed or wait, with their queries
 * @param advice what to do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Explanation(String why, List<Finding> findings, String advice) {
  public Explanation {
    findings = List.copyOf(findings);
  }

  /**
   * One check.
   *
   * @param measured value and limit, or what was answered instead
   * @param query as the backend gets it; absent for a check without one
   * @param backend type and address
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Finding(
      String check, String measured, @Nullable String query, @Nullable String backend) {}
}
