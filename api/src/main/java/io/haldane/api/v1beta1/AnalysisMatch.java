package io.haldane.api.v1beta1;

import java.util.Map;

/** Who is sent to the canary in an A/B test; entries of the list are alternatives. */
@Lenient
public record AnalysisMatch(
    Map<String, StringMatch> headers,
    Map<String, StringMatch> queryParams,
    Map<String, String> sourceLabels) {

  public AnalysisMatch {
    headers = Lists.orEmpty(headers);
    queryParams = Lists.orEmpty(queryParams);
    sourceLabels = Lists.orEmpty(sourceLabels);
  }
}
