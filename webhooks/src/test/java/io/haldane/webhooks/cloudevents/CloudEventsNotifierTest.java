package io.haldane.webhooks.cloudevents;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SpecVersion.VersionFlag;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.Severity;
import io.haldane.webhooks.testing.HttpNotifierContract;
import io.haldane.webhooks.testing.PublishedSchema;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CloudEventsNotifierTest extends HttpNotifierContract {
  private static final PublishedSchema EVENT =
      PublishedSchema.of("cloudevents.json", VersionFlag.V7);

  CloudEventsNotifierTest() {
    super("cloudevents");
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of();
  }

  @Override
  protected void check(String body) {
    EVENT.check(body);
  }

  @Override
  protected String contentType() {
    return "application/cloudevents+json";
  }

  @Override
  protected Map<String, Channel> channels() {
    return Map.of("a-webhook", channel());
  }

  @Test
  void a_promotion_is_an_upgrade_in_cdevents_and_the_rest_is_not_sent() {
    Channel channel = new Channel(type(), Map.of("format", "cdevents"), channel().secrets());

    assertThatJson(sentBody(channel, EventKind.PROMOTED, Severity.INFO))
        .inPath("data")
        .isEqualTo(
            """
            {
              "context": {
                "specversion": "0.5.1",
                "id": "haldane/0f6e/podinfo.test/1",
                "source": "/haldane/prod",
                "type": "dev.cdevents.service.upgraded.0.3.0",
                "timestamp": "2026-01-01T10:00:00Z"
              },
              "subject": {
                "id": "test/podinfo",
                "content": {
                  "environment": {"id": "prod"},
                  "artifactId": "pkg:oci/podinfo@6.1.0?repository_url=registry.example.com%2Fpodinfo"
                }
              }
            }
            """);
    SERVICE.resetAll();
    assertThat(send(channel)).isEqualTo(new Delivery.Sent());
    assertThat(SERVICE.getAllServeEvents()).isEmpty();
  }

  @Test
  void another_format_is_refused() {
    Channel channel = new Channel(type(), Map.of("format", "xml"), channel().secrets());

    assertThat(why(channel)).contains("format");
  }
}
