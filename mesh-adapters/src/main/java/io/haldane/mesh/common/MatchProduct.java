package io.haldane.mesh.common;

import io.haldane.api.v1beta1.AnalysisMatch;
import io.haldane.api.v1beta1.HttpMatch;
import io.haldane.api.v1beta1.StringMatch;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Requests that meet one of the service's conditions and one of the analysis' as well. */
public final class MatchProduct {
  private static final HttpMatch ANYTHING =
      new HttpMatch(
          null, null, null, null, null, Map.of(), Map.of(), Map.of(), null, Map.of(), List.of(),
          null, null);

  private MatchProduct() {}

  /**
   * Every pair of the two lists as one condition, the analysis in the outer order. No condition of
   * the service at all is one that everything meets. Where both ask for the same header, the
   * analysis wins.
   */
  public static List<HttpMatch> of(List<AnalysisMatch> analysis, List<HttpMatch> service) {
    List<HttpMatch> routed = service.isEmpty() ? List.of(ANYTHING) : service;
    return analysis.stream()
        .flatMap(testers -> routed.stream().map(base -> both(base, testers)))
        .toList();
  }

  /** The service's conditions for those who carry the cookie. */
  public static List<HttpMatch> withCookie(List<HttpMatch> service, AffinityCookie cookie) {
    StringMatch carried = new StringMatch(null, null, null, cookie.pattern());
    return of(
        List.of(new AnalysisMatch(Map.of("Cookie", carried), Map.of(), Map.of())),
        service.stream().map(MatchProduct::withoutCookieHeader).toList());
  }

  /** Two expressions cannot both be asked of one header; the cookie of the run is the narrower. */
  private static HttpMatch withoutCookieHeader(HttpMatch match) {
    Map<String, StringMatch> others = new TreeMap<>(match.headers());
    others.keySet().removeIf(AffinityCookie::isCookieHeader);
    return with(match, others, match.queryParams(), match.sourceLabels());
  }

  private static HttpMatch both(HttpMatch base, AnalysisMatch testers) {
    return with(
        base,
        union(base.headers(), testers.headers()),
        union(base.queryParams(), testers.queryParams()),
        union(base.sourceLabels(), testers.sourceLabels()));
  }

  private static <V> Map<String, V> union(Map<String, V> base, Map<String, V> winner) {
    Map<String, V> union = new TreeMap<>(base);
    union.putAll(winner);
    return union;
  }

  private static HttpMatch with(
      HttpMatch base,
      Map<String, StringMatch> headers,
      Map<String, StringMatch> queryParams,
      Map<String, String> sourceLabels) {
    return new HttpMatch(
        base.name(),
        base.uri(),
        base.scheme(),
        base.method(),
        base.authority(),
        headers,
        queryParams,
        base.withoutHeaders(),
        base.port(),
        sourceLabels,
        base.gateways(),
        base.ignoreUriCase(),
        base.sourceNamespace());
  }
}
