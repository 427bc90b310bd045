package io.haldane.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.haldane.outbound.OutboundClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnIdentityTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final AwsRegion REGION = new AwsRegion("eu-central-1");
  private static final String KEYS =
      "\"AccessKeyId\":\"ASIA\",\"SecretAccessKey\":\"word\",\"Expiration\":";

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(options().bindAddress("127.0.0.1").dynamicPort())
          .build();

  @TempDir private Path directory;

  private static OwnIdentity.Found find(OwnIdentity identity, Instant now)
      throws InterruptedException {
    try (OutboundClient client = new OutboundClient()) {
      return identity.keys(client, REGION, now, Duration.ofMinutes(1));
    }
  }

  private static OwnIdentity.Found good(String session) {
    return new OwnIdentity.Found.Good(new AwsKeys("ASIA", "word", session));
  }

  private String token() throws IOException {
    return Files.writeString(directory.resolve("token"), "of-the-pod\n").toString();
  }

  private OwnIdentity pod() throws IOException {
    return new OwnIdentity(
        Map.of(
            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
            SERVER.baseUrl() + "/v1/credentials",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
            token()));
  }

  private OwnIdentity role() throws IOException {
    return new OwnIdentity(
        Map.of(
            "AWS_ROLE_ARN",
            "arn:aws:iam::123456789012:role/haldane",
            "AWS_WEB_IDENTITY_TOKEN_FILE",
            token(),
            "AWS_ENDPOINT_URL_STS",
            SERVER.baseUrl() + "/"));
  }

  private static void podKeysUntil(String end) {
    SERVER.stubFor(
        get("/v1/credentials")
            .willReturn(ok("{" + KEYS + "\"" + end + "\",\"Token\":\"t0k.en\"}")));
  }

  @Test
  void the_environment_comes_first() throws Exception {
    OwnIdentity identity =
        new OwnIdentity(
            Map.of(
                "AWS_ACCESS_KEY_ID", "ASIA",
                "AWS_SECRET_ACCESS_KEY", "word",
                "AWS_WEB_IDENTITY_TOKEN_FILE", "/nowhere"));
    assertThat(find(identity, NOW)).isEqualTo(good(""));
  }

  @Test
  void the_identity_of_a_pod_is_asked_for_once_until_its_end() throws Exception {
    podKeysUntil("2026-11-27T18:00:00Z");
    OwnIdentity identity = pod();

    assertThat(find(identity, NOW)).isEqualTo(good("t0k.en"));
    assertThat(find(identity, NOW.plus(Duration.ofHours(5)))).isEqualTo(good("t0k.en"));
    SERVER.verify(
        1,
        getRequestedFor(urlEqualTo("/v1/credentials"))
            .withHeader("Authorization", equalTo("of-the-pod")));

    find(identity, NOW.plus(Duration.ofHours(6)).minusSeconds(30));
    SERVER.verify(2, getRequestedFor(urlEqualTo("/v1/credentials")));
  }

  @Test
  void keys_that_cannot_be_renewed_are_used_until_their_end() throws Exception {
    podKeysUntil("2026-11-27T18:00:00Z");
    OwnIdentity identity = pod();
    find(identity, NOW);
    SERVER.stubFor(get("/v1/credentials").willReturn(aResponse().withStatus(503)));

    assertThat(find(identity, NOW.plus(Duration.ofHours(6)).minusSeconds(30)))
        .isEqualTo(good("t0k.en"));
    assertThat(find(identity, NOW.plus(Duration.ofHours(6))))
        .isInstanceOf(OwnIdentity.Found.Unanswered.class);
  }

  @Test
  void a_role_is_assumed_with_the_token_of_the_service_account() throws Exception {
    SERVER.stubFor(
        post("/")
            .willReturn(
                ok(
                    "{\"AssumeRoleWithWebIdentityResponse\":{\"AssumeRoleWithWebIdentityResult\":"
                        + "{\"Credentials\":{"
                        + KEYS
                        + "1.795788E9,\"SessionToken\":\"t0k.en\"}}}}")));

    assertThat(find(role(), NOW)).isEqualTo(good("t0k.en"));

    SERVER.verify(
        postRequestedFor(urlEqualTo("/"))
            .withRequestBody(containing("Action=AssumeRoleWithWebIdentity"))
            .withRequestBody(containing("arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fhaldane"))
            .withRequestBody(containing("WebIdentityToken=of-the-pod")));
  }

  @Test
  void the_answer_may_be_xml_as_it_is_documented() throws Exception {
    SERVER.stubFor(
        post("/")
            .willReturn(
                ok(
                    """
                    <?xml version="1.0"?>
                    <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                      <AssumeRoleWithWebIdentityResult><Credentials>
                        <AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>word</SecretAccessKey>
                        <SessionToken>t0k.en</SessionToken><Expiration>2026-11-27T13:00:00Z</Expiration>
                      </Credentials></AssumeRoleWithWebIdentityResult>
                    </AssumeRoleWithWebIdentityResponse>
                    """)));
    assertThat(find(role(), NOW)).isEqualTo(good("t0k.en"));
  }

  @Test
  void an_answer_that_names_files_of_ours_reads_none() throws Exception {
    SERVER.stubFor(
        post("/")
            .willReturn(
                ok(
                    "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a><AccessKeyId>&x;"
                        + "</AccessKeyId><SecretAccessKey>word</SecretAccessKey>"
                        + "<Expiration>2026-11-27T13:00:00Z</Expiration></a>")));
    assertThat(find(role(), NOW)).isInstanceOf(OwnIdentity.Found.Unanswered.class);
  }

  @ParameterizedTest
  @CsvSource({
    "400, Refused",
    "403, Refused",
    "429, Unanswered",
    "500, Unanswered",
    "503, Unanswered"
  })
  void a_refusal_is_told_in_the_words_of_aws_and_without_the_token(int status, String kind)
      throws Exception {
    SERVER.stubFor(
        post("/")
            .willReturn(
                aResponse()
                    .withStatus(status)
                    .withBody("{\"Error\":{\"Message\":\"of-the-pod is expired\"}}")));

    OwnIdentity.Found found = find(role(), NOW);

    assertThat(found.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(found.toString())
        .contains(status + ": ", "is expired", "localhost")
        .doesNotContain("of-the-pod");
  }

  @Test
  void an_answer_without_keys_and_a_redirect_give_none() throws Exception {
    SERVER.stubFor(post("/").willReturn(ok("<html>Welcome</html>")));
    assertThat(find(role(), NOW).toString()).contains("Unanswered", "an answer without keys");
    SERVER.stubFor(post("/").willReturn(temporaryRedirect("/elsewhere")));
    assertThat(find(role(), NOW).toString()).contains("Refused", "302");
  }

  @Test
  void a_server_that_is_not_there_is_trouble_that_passes() throws Exception {
    OwnIdentity identity =
        new OwnIdentity(
            Map.of(
                "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                "http://nobody.invalid/v1/credentials",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
                token()));
    assertThat(find(identity, NOW).toString())
        .contains("Unanswered", "nobody.invalid", "unknown host");
  }

  @Test
  void a_token_that_cannot_be_read_is_the_operators_to_fix() throws Exception {
    OwnIdentity identity =
        new OwnIdentity(Map.of("AWS_WEB_IDENTITY_TOKEN_FILE", directory + "/gone"));
    assertThat(find(identity, NOW).toString()).contains("Refused", "check its ServiceAccount");

    OwnIdentity pod = pod();
    Files.writeString(directory.resolve("token"), "two\nlines");
    assertThat(find(pod, NOW).toString()).contains("Refused", "check its ServiceAccount");
  }

  @Test
  void without_any_identity_it_says_so() throws Exception {
    assertThat(find(new OwnIdentity(Map.of()), NOW))
        .isEqualTo(new OwnIdentity.Found.Refused("the controller has no identity at AWS"));
  }

  @Test
  void requests_go_to_aws_unless_the_environment_names_another_address() {
    assertThat(new OwnIdentity(Map.of()).endpoint("sqs", REGION))
        .isEqualTo("https://sqs.eu-central-1.amazonaws.com");
    OwnIdentity elsewhere =
        new OwnIdentity(
            Map.of("AWS_ENDPOINT_URL", "http://a/", "AWS_ENDPOINT_URL_EVENTBRIDGE", "http://b/"));
    assertThat(elsewhere.endpoint("sqs", REGION)).isEqualTo("http://a");
    assertThat(elsewhere.endpoint("events", REGION)).isEqualTo("http://b");
  }
}
