package io.haldane.webhooks.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Channel;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Services that take Slack's messages need somebody who speaks and a room. */
public abstract class SlackShapedContract extends HttpNotifierContract {
  protected SlackShapedContract(String type) {
    super(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void a_message_needs_a_username(String nobody) {
    assertThat(why(inRoom("releases", nobody))).contains("needs a username");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void a_message_needs_a_channel(String nowhere) {
    assertThat(why(inRoom(nowhere, "flagger"))).contains("needs a channel");
  }

  private Channel inRoom(String room, String username) {
    Map<String, String> settings = Map.of(Channel.ROOM, room, Channel.USERNAME, username);
    return new Channel(type(), settings, channel().secrets());
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
