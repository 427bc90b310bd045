package io.haldane.mesh.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.AnalysisMatch;
import io.haldane.api.v1beta1.HttpMatch;
import io.haldane.api.v1beta1.StringMatch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatchProductTest {

  @Test
  void every_condition_of_the_analysis_meets_every_one_of_the_service() {
    List<HttpMatch> product =
        MatchProduct.of(
            List.of(testers("x-a"), testers("x-b")),
            List.of(path("/one", Map.of()), path("/two", Map.of())));
    assertThat(product)
        .extracting(match -> match.headers().keySet().iterator().next() + prefix(match))
        .containsExactly("x-a/one", "x-a/two", "x-b/one", "x-b/two");
  }

  @Test
  void without_conditions_of_the_service_those_of_the_analysis_stand_alone() {
    assertThat(MatchProduct.of(List.of(testers("x-a")), List.of()))
        .singleElement()
        .satisfies(match -> assertThat(match.headers()).containsOnlyKeys("x-a"))
        .satisfies(match -> assertThat(match.uri()).isNull());
  }

  @Test
  void headers_of_the_service_still_hold_and_the_analysis_wins_over_the_same_one() {
    Map<String, StringMatch> tenant = Map.of("x-tenant", exact("blue"), "x-a", exact("no"));
    assertThat(MatchProduct.of(List.of(testers("x-a")), List.of(path("/", tenant))))
        .singleElement()
        .satisfies(match ->
            assertThat(match.headers())
                .containsOnly(
                    Map.entry("x-tenant", exact("blue")), Map.entry("x-a", exact("yes"))));
  }

  @Test
  void the_cookie_of_the_run_takes_the_place_of_another_cookie_condition() {
    List<HttpMatch> carriers =
        MatchProduct.withCookie(
            List.of(path("/", Map.of("cookie", exact("other"), "x-a", exact("yes")))),
            new AffinityCookie("met", "abc"));
    assertThat(carriers)
        .singleElement()
        .satisfies(match -> assertThat(match.headers()).containsOnlyKeys("Cookie", "x-a"));
  }

  private static AnalysisMatch testers(String header) {
    return new AnalysisMatch(Map.of(header, exact("yes")), Map.of(), Map.of());
  }

  private static HttpMatch path(String prefix, Map<String, StringMatch> headers) {
    StringMatch uri = new StringMatch(null, prefix, null, null);
    return new HttpMatch(
        null, uri, null, null, null, headers, Map.of(), Map.of(), null, Map.of(), List.of(), null,
        null);
  }

  private static StringMatch exact(String text) {
    return new StringMatch(text, null, null, null);
  }

  private static String prefix(HttpMatch match) {
    return match.uri() == null ? "" : String.valueOf(match.uri().prefix());
  }
}
