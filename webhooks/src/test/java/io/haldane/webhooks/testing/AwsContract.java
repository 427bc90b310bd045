package io.haldane.webhooks.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Secrets;
import io.haldane.api.notify.Severity;
import io.haldane.aws.OwnIdentity;
import io.haldane.testing.SignedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every channel keeps that is a service of AWS. */
public abstract class AwsContract extends HttpNotifierContract {
  private final String service;
  private final Map<String, String> own;

  /**
   * @param service as it stands in signatures
   * @param own settings besides the region
   */
  protected AwsContract(String type, String service, Map<String, String> own) {
    super(type);
    this.service = service;
    this.own = own;
  }

  @Override
  protected final Map<String, String> settings() {
    Map<String, String> all = new HashMap<>(own);
    all.put("region", "eu-central-1");
    return all;
  }

  /** The body of a 400 for too many requests. */
  protected abstract String throttled();

  protected final Channel with(String setting, String value) {
    Map<String, String> all = new HashMap<>(settings());
    all.put(setting, value);
    return new Channel(type(), all, channel().secrets());
  }

  @Test
  void a_request_is_signed_for_its_service_and_region() {
    SERVICE.stubFor(any(anyUrl()).willReturn(ok(accepted())));

    assertThat(send(channel())).isEqualTo(new Delivery.Sent());

    SERVICE.verify(
        postRequestedFor(anyUrl())
            .withHeader("X-Amz-Date", matching("\\d{8}T\\d{6}Z"))
            .withHeader("X-Amz-Security-Token", matching("hidden-aws_session_token"))
            .withHeader(
                "Authorization",
                matching(
                    "AWS4-HMAC-SHA256 Credential=hidden-aws_access_key_id/\\d{8}/eu-central-1/"
                        + service
                        + "/aws4_request, SignedHeaders=[a-z0-9;-]+, Signature=[0-9a-f]{64}")));
  }

  @Test
  void the_signature_is_that_of_the_request_that_arrives() {
    sentBody(channel(), Severity.WARN);

    assertThat(arrived().signature())
        .isEqualTo(arrived().signatureBy("hidden-aws_secret_access_key"));
  }

  private static SignedRequest arrived() {
    Request request = SERVICE.getAllServeEvents().getFirst().getRequest();
    return new SignedRequest(
        request.getMethod().value(),
        request.getUrl(),
        request.getHeaders().all().stream()
            .collect(Collectors.toMap(HttpHeader::key, HttpHeader::values)),
        request.getBody());
  }

  /** Without a Secret, in a namespace where that may be enough. */
  private Channel own(Map<String, String> secrets) {
    return new Channel(type(), settings(), new Secrets(secrets), true);
  }

  private static void identity(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("AWS_ENDPOINT_URL", SERVICE.baseUrl());
    OwnIdentity.install(new OwnIdentity(all));
  }

  @BeforeEach
  void withKeysInTheEnvironment() {
    identity(
        Map.of(
            "AWS_ACCESS_KEY_ID", "own-id",
            "AWS_SECRET_ACCESS_KEY", "own-secret",
            "AWS_SESSION_TOKEN", "own-session"));
  }

  @AfterEach
  void withoutIdentity() {
    OwnIdentity.install(new OwnIdentity(System.getenv()));
  }

  @Test
  void a_channel_that_may_is_sent_as_the_controller() {
    SERVICE.stubFor(any(anyUrl()).willReturn(ok(accepted())));

    assertThat(send(own(Map.of()))).isEqualTo(new Delivery.Sent());

    assertThat(arrived().keyId()).isEqualTo("own-id");
    assertThat(arrived().signature()).isEqualTo(arrived().signatureBy("own-secret"));
  }

  @Test
  void a_channel_that_may_not_is_not_sent_and_says_who_can_allow_it() {
    assertThat(why(new Channel(type(), settings(), new Secrets(Map.of()))))
        .contains("aws_access_key_id", "-alert-identity-namespaces");
    assertThat(SERVICE.getAllServeEvents()).isEmpty();
  }

  @Test
  void the_controllers_identity_is_not_shown_to_an_address_of_the_channel() {
    assertThat(why(own(Map.of(Secrets.ADDRESS, SERVICE.url(PATH)))))
        .contains("the controller's own identity is only shown to AWS");
    assertThat(SERVICE.getAllServeEvents()).isEmpty();
  }

  @Test
  void keys_of_the_secret_are_never_completed_by_those_of_the_controller() {
    assertThat(why(own(Map.of("aws_access_key_id", "half")))).contains("aws_secret_access_key");
    sentBody(
        own(
            Map.of(
                "address", SERVICE.url(PATH),
                "aws_access_key_id", "whole",
                "aws_secret_access_key", "word")),
        Severity.WARN);

    assertThat(arrived().keyId()).isEqualTo("whole");
    assertThat(arrived().signedHeaders()).doesNotContain("x-amz-security-token");
  }

  @Test
  void the_controllers_keys_are_not_shown() {
    SERVICE.stubFor(
        any(anyUrl())
            .willReturn(jsonResponse("[\"own-id\", \"own-secret\", \"own-session\"]", 403)));

    assertThat(why(own(Map.of()))).contains("403").doesNotContain("own-");
  }

  @Test
  void an_identity_that_is_not_there_is_final_and_one_that_is_late_is_not(@TempDir Path directory)
      throws IOException {
    identity(Map.of());
    assertThat(notSent(own(Map.of())).again()).isEqualTo(new Delivery.Again.Never());

    identity(
        Map.of(
            "AWS_CONTAINER_CREDENTIALS_FULL_URI", SERVICE.url("/keys"),
            "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
                Files.writeString(directory.resolve("token"), "of-the-pod").toString()));
    SERVICE.stubFor(any(anyUrl()).willReturn(status(503)));
    assertThat(notSent(own(Map.of())).again()).isEqualTo(new Delivery.Again.After(Duration.ZERO));
  }

  @Test
  void too_many_requests_in_a_400_pass() {
    SERVICE.stubFor(any(anyUrl()).willReturn(jsonResponse(throttled(), 400)));

    assertThat(notSent(channel()).again()).isEqualTo(new Delivery.Again.After(Duration.ZERO));
  }

  @ParameterizedTest
  @ValueSource(strings = {"europe", "eu-central-1/", "evil.example.com#", "EU-CENTRAL-1"})
  void a_region_that_is_none_is_not_part_of_an_address(String region) {
    assertThat(why(with("region", region))).contains("region");
    assertThat(SERVICE.getAllServeEvents()).isEmpty();
  }

  @Test
  void an_event_beyond_what_aws_takes_is_not_sent() {
    ReleaseEvent huge =
        Events.event(1, EventKind.STARTED, Severity.ERROR, "x".repeat(300_000), List.of());

    assertThat(notifier().send(channel(), huge))
        .isInstanceOfSatisfying(
            Delivery.NotSent.class, notSent -> assertThat(notSent.why()).contains("256 KiB"));
  }

  @Test
  void another_format_is_refused() {
    assertThat(why(with("format", "xml"))).contains("format");
  }
}
