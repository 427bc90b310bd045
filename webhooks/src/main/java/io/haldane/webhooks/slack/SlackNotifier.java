package io.haldane.webhooks.slack;

import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Secrets;
import io.haldane.webhooks.chat.ChatPost;
import io.haldane.webhooks.chat.SlackMessage;
import java.util.Optional;

/** Slack, by an incoming webhook, or by {@code chat.postMessage} with a bot's token. */
public final class SlackNotifier implements Notifier {
  private static final SlackMessage.Colours COLOURS = new SlackMessage.Colours("good", "danger");
  private static final Capabilities CAPABILITIES =
      SlackMessage.needs(
              "Slack",
              "Use the URL of an incoming webhook, or `https://slack.com/api/chat.postMessage`"
                  + " with the token of a bot that is in the channel.")
          .withSetting(
              "thread",
              false,
              "`run`: a bot writes one message for each run, updates it, and puts the rest into its"
                  + " thread")
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
    SlackMessage message = SlackMessage.of(channel, event, COLOURS);
    if (!SlackThread.isWanted(channel)) {
      return post(channel, event, message).read(SlackReply::reading);
    }
    Optional<SlackThread> thread = SlackThread.of(event);
    if (thread.isEmpty()) {
      return post(channel, event, message).read(SlackReply::readingFirst);
    }
    Delivery answer =
        post(channel, event, thread.get().answer(message, event)).read(SlackReply::reading);
    if (answer instanceof Delivery.Sent) {
      // The answer has arrived: an update that fails must not repeat it.
      post(channel, event, thread.get().update(message))
          .to(SlackThread.updates(channel.address()))
          .read(SlackReply::reading);
    }
    return answer;
  }

  private ChatPost post(Channel channel, ReleaseEvent event, Object message) {
    return ChatPost.of(this, channel, event, message)
        .withBearer(channel.secrets().get(Secrets.TOKEN).map(String::strip));
  }
}
