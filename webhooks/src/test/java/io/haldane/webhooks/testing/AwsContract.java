package io.haldane.webhooks.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Severity;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
