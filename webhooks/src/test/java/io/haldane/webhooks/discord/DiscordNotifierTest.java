package io.haldane.webhooks.discord;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

import io.haldane.api.notify.Severity;
import io.haldane.webhooks.testing.SlackShapedContract;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscordNotifierTest extends SlackShapedContract {
  DiscordNotifierTest() {
    super("discord");
  }

  @ParameterizedTest
  @CsvSource({"INFO, good", "WARN, good", "ERROR, danger"})
  void the_message_is_that_of_slack(Severity severity, String colour) {
    assertThatJson(sentBody(channel(), severity)).isEqualTo(slackMessage(colour));
  }

  @ParameterizedTest
  @CsvSource({
    "/api/webhooks/1/x, /api/webhooks/1/x/slack",
    "/api/webhooks/1/x/, /api/webhooks/1/x/slack",
    "/api/webhooks/1/x/slack, /api/webhooks/1/x/slack",
    "/api/webhooks/1/x?thread_id=7, /api/webhooks/1/x/slack?thread_id=7"
  })
  void the_address_leads_to_the_door_for_slack_messages(String path, String door) {
    sentBody(channel(SERVICE.url(path), null), Severity.INFO);

    SERVICE.verify(postRequestedFor(urlEqualTo(door)).withoutHeader("Authorization"));
  }
}
