package io.haldane.webhooks.slack;

import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Secrets;
import io.haldane.webhooks.chat.ChatPost;
import io.haldane.webhooks.chat.SlackMessage;

/** Slack, by an incoming webhook, or by {@code chat.postMessage} with a bot's token. */
public final class SlackNotifier implements Notifier {
  private static final SlackMessage.Colours COLOURS = new SlackMessage.Colours("good", "danger");
  private static final Capabilities CAPABILITIES =
      SlackMessage.needs(
              "Slack",
              "Use the URL of an incoming webhook, or `https://slack.com/api/chat.postMessage`"
                  + " with the token of a bot that is in the channel.")
          .withCredential(Secrets.TOKEN, false, "Token of a bot")
          .withPerMinute(60);

  @Override
  public String type() {
    return "slack";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Delivery send(Channel channel, ReleaseEvent event) {
    return ChatPost.of(this, channel, event, SlackMessage.of(channel, event, COLOURS))
        .withBearer(channel.secrets().get(Secrets.TOKEN).map(String::strip))
        .send(SlackReply::objection);
  }
}
