package io.haldane.webhooks.gchat;

import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.webhooks.chat.ChatPost;
import io.haldane.webhooks.chat.Encoded;

/** Google Chat, by an incoming webhook. Its cards have no colour, so the severity is not shown. */
public final class GoogleChatNotifier implements Notifier {
  private static final Capabilities CAPABILITIES =
      Capabilities.of(
              "Google Chat",
              "Use the URL of a webhook of the space. The severity is not shown. In a space with"
                  + " threads, the messages of a run form one.")
          .withPerMinute(60)
          .withRecognisedRepeats();

  @Override
  public String type() {
    return "gchat";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Delivery send(Channel channel, ReleaseEvent event) {
    return ChatPost.of(this, channel, event, ChatCards.of(event))
        // The same requestId is the same message; without the option there are no threads.
        .asking(
            "messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD&requestId="
                + Encoded.of(event.key()))
        .send();
  }
}
