package io.haldane.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.outbound.CallOptions;
import io.haldane.outbound.HttpCall;
import io.haldane.testing.SignedRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsSignerTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final AwsRegion REGION = new AwsRegion("eu-central-1");

  private static HttpCall call(String method, String uri, @Nullable String body) {
    return new HttpCall(
        method,
        URI.create(uri),
        Map.of("content-type", List.of("text/plain"), "X-Scope-OrgID", List.of("shop")),
        body,
        CallOptions.of(false));
  }

  private static HttpCall signed(AwsKeys keys, HttpCall call) {
    return new AwsSigner(keys, REGION, "aps", NOW).sign(call);
  }

  private static SignedRequest arrived(HttpCall call) {
    URI uri = call.uri();
    Map<String, List<String>> headers = new TreeMap<>(call.headers());
    headers.put("Host", List.of(uri.getRawAuthority()));
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    byte[] body = (call.body() == null ? "" : call.body()).getBytes(StandardCharsets.UTF_8);
    return new SignedRequest(call.method(), uri.getRawPath() + query, headers, body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://aps.example/workspaces/ws-1/api/v1/query?query=up",
        "https://aps.example:8443/api?b=2&a=1&query=sum%28rate%28x%7Ba%21%7E%225.*%22%7D%5B1m%5D%29%29+%2B+1",
        "https://aps.example/api?query=%E5%AE%8C%20*~-_.&empty=&flag",
        "http://127.0.0.1:9090/a%20b/c?x=%2F",
        "https://aps.example/"
      })
  void what_is_sent_is_what_is_signed(String uri) {
    AwsKeys keys = new AwsKeys("AKID", "word", "");
    for (HttpCall call : List.of(call("GET", uri, null), call("POST", uri, "query=完"))) {
      SignedRequest request = arrived(signed(keys, call));

      assertThat(request.signature()).isEqualTo(request.signatureBy("word"));
      assertThat(request.keyId()).isEqualTo("AKID");
      assertThat(request.scope()).isEqualTo("20261127/eu-central-1/aps/aws4_request");
    }
  }

  @Test
  void headers_that_a_proxy_may_change_are_not_signed_and_are_sent() {
    HttpCall call = signed(new AwsKeys("AKID", "word", "t0k.en"), call("GET", "https://h/", null));

    assertThat(arrived(call).signedHeaders())
        .contains("content-type", "host", "x-amz-date", "x-amz-security-token")
        .doesNotContain("x-scope-orgid");
    assertThat(call.headers())
        .containsEntry("X-Scope-OrgID", List.of("shop"))
        .containsEntry("X-Amz-Security-Token", List.of("t0k.en"))
        .doesNotContainKey("Host");
  }

  @Test
  void keys_are_not_shown() {
    assertThat(new AwsKeys("AKID", "word", "t0k.en")).hasToString("keys (hidden)");
  }

  @Test
  void a_text_that_is_no_region_is_not_part_of_a_host() {
    assertThat(AwsRegion.of("eu-central-1").orElseThrow().host("sts"))
        .isEqualTo("sts.eu-central-1.amazonaws.com");
    assertThat(AwsRegion.of("cn-north-1").orElseThrow().host("sts"))
        .isEqualTo("sts.cn-north-1.amazonaws.com.cn");
    assertThat(List.of("", "europe", "eu-central-1/", "evil.example.com#", "EU-CENTRAL-1"))
        .allSatisfy(text -> assertThat(AwsRegion.of(text)).isEmpty());
  }
}
