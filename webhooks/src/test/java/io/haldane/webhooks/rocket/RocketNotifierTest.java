package io.haldane.webhooks.rocket;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

import io.haldane.api.notify.Severity;
import io.haldane.webhooks.testing.SlackShapedContract;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RocketNotifierTest extends SlackShapedContract {
  RocketNotifierTest() {
    super("rocket");
  }

  @ParameterizedTest
  @CsvSource({"INFO, #0076D7", "WARN, #0076D7", "ERROR, #FF0000"})
  void the_message_is_that_of_slack_in_other_colours(Severity severity, String colour) {
    assertThatJson(sentBody(channel(), severity)).isEqualTo(slackMessage(colour));
    SERVICE.verify(postRequestedFor(urlEqualTo(PATH)).withoutHeader("Authorization"));
  }
}
