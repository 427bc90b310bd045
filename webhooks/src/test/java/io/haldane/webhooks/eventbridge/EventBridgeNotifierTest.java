package io.haldane.webhooks.eventbridge;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Severity;
import io.haldane.webhooks.testing.AwsContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventBridgeNotifierTest extends AwsContract {
  EventBridgeNotifierTest() {
    super("eventbridge", "events", Map.of());
  }

  @Override
  protected Map<String, Channel> channels() {
    return Map.of("a-bus", channel());
  }

  @Override
  protected String contentType() {
    return "application/x-amz-json-1.1";
  }

  @Override
  protected String accepted() {
    return "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"11710aed\"}]}";
  }

  @Override
  protected List<String> refusals() {
    return List.of(
        "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"MalformedDetail\",\"ErrorMessage\":\"Detail is malformed.\"}]}");
  }

  @Override
  protected String throttled() {
    return "{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}";
  }

  @Test
  void an_event_that_is_throttled_in_a_200_is_sent_later() {
    SERVICE.stubFor(
        any(anyUrl())
            .willReturn(
                okJson(
                    "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"ThrottlingException\"}]}")));

    assertThat(notSent(channel()).again()).isEqualTo(new Delivery.Again.After(Duration.ZERO));
  }

  @Test
  void another_bus_is_named() {
    assertThat(sentBody(with("bus", "releases"), Severity.WARN))
        .contains("\"EventBusName\":\"releases\"");
  }
}
