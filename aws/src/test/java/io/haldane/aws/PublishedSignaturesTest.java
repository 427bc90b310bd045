package io.haldane.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.testing.SignedRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds what our tests verify signatures with against the suite that AWS publishes. */
class PublishedSignaturesTest {
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "GET  | /                             | -                                 | -             | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "GET  | /?Param2=value2&Param1=value1 | -                                 | -             | b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
        "GET  | /?Param1=value2&Param1=value1 | -                                 | -             | 5772eed61e12b33fae39ee5e7012498b51d56abc0abb7c60486157bd471c4694",
        "GET  | /?Param1=value2&Param1=Value1 | -                                 | -             | eedbc4e291e521cf13422ffca22be7d2eb8146eecf653089df300a15b2382bd1",
        "POST | /                             | -                                 | -             | 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
        "POST | /                             | application/x-www-form-urlencoded | Param1=value1 | ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"
      })
  void a_signature_of_the_published_suite_is_computed_again(
      String method,
      String target,
      @Nullable String type,
      @Nullable String body,
      String signature) {
    Map<String, List<String>> headers = new TreeMap<>();
    headers.put("Host", List.of("example.amazonaws.com"));
    headers.put("X-Amz-Date", List.of("20150830T123600Z"));
    if (type != null) {
      headers.put("Content-Type", List.of(type));
    }
    headers.put(
        "Authorization",
        List.of(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                + " SignedHeaders="
                + (type == null ? "" : "content-type;")
                + "host;x-amz-date, Signature="
                + signature));
    byte[] bytes = (body == null ? "" : body).getBytes(StandardCharsets.UTF_8);

    assertThat(new SignedRequest(method, target, headers, bytes).signatureBy(SECRET))
        .isEqualTo(signature);
    assertThat(new SignedRequest(method, target, headers, bytes).signatureBy("another"))
        .isNotEqualTo(signature);
  }
}
