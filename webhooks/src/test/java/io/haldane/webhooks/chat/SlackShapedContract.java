package io.haldane.webhooks.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Channel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Services that take Slack's messages need somebody who speaks and a room. */
public abstract class SlackShapedContract extends NotifierContract {
  protected SlackShapedContract(String type) {
    super(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void a_message_needs_a_username(String nobody) {
    Channel c = channel();

    assertThat(why(new Channel(c.type(), c.address(), null, null, "releases", nobody)))
        .contains("needs a username");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void a_message_needs_a_channel(String nowhere) {
    Channel c = channel();

    assertThat(why(new Channel(c.type(), c.address(), null, null, nowhere, "flagger")))
        .contains("needs a channel");
  }

  /** The whole message in the given colour. */
  protected static String slackMessage(String colour) {
    return """
    {
      "channel": "releases",
      "username": "flagger",
      "icon_url": "",
      "icon_emoji": ":rocket:",
      "attachments": [
        {
          "color": "%s",
          "author_name": "podinfo.test",
          "text": "New revision detected, <progressing> canary analysis.",
          "mrkdwn_in": ["text"],
          "fields": [
            {"title": "Target", "value": "Deployment/podinfo.test", "short": false},
            {"title": "Traffic routing", "value": "Weight step: 10 max: 50", "short": false}
          ]
        }
      ]
    }
    """
        .formatted(colour);
  }
}
