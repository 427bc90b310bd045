package io.haldane.api.v1beta1;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conditions on a request; all of them must hold. */
@Lenient
public record HttpMatch(
    @Nullable String name,
    @Nullable StringMatch uri,
    @Nullable StringMatch scheme,
    @Nullable StringMatch method,
    @Nullable StringMatch authority,
    Map<String, StringMatch> headers,
    Map<String, StringMatch> queryParams,
    Map<String, StringMatch> withoutHeaders,
    @Whole @Nullable Integer port,
    Map<String, String> sourceLabels,
    List<String> gateways,
    @Nullable Boolean ignoreUriCase,
    @Nullable String sourceNamespace) {

  public HttpMatch {
    headers = Lists.orEmpty(headers);
    queryParams = Lists.orEmpty(queryParams);
    withoutHeaders = Lists.orEmpty(withoutHeaders);
    sourceLabels = Lists.orEmpty(sourceLabels);
    gateways = Lists.orEmpty(gateways);
  }
}
