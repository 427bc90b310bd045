package io.haldane.webhooks.cloudevents;

import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Secrets;
import io.haldane.webhooks.chat.ChatPost;
import io.haldane.webhooks.chat.CloudEvent;

/** CloudEvents 1.0 in the structured form over HTTP. */
public final class CloudEventsNotifier implements Notifier {
  private static final Capabilities CAPABILITIES =
      Capabilities.of(
              "CloudEvents",
              "Sends each event as a CloudEvent 1.0 in structured JSON, with the type"
                  + " `io.haldane.release.KIND`. With `settings.format: cdevents` it sends CDEvents 0.5.1"
                  + " instead: a service was deployed, upgraded, rolled back or removed; other events are"
                  + " not sent.")
          .withSetting(CloudEvent.FORMAT, false, CloudEvent.FORMATS)
          .withCredential(Secrets.TOKEN, false, "Bearer token")
          .withRecognisedRepeats();

  @Override
  public String type() {
    return "cloudevents";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Delivery send(Channel channel, ReleaseEvent event) {
    return CloudEvent.send(channel, event, sent -> post(channel, event, sent));
  }

  private Delivery post(Channel channel, ReleaseEvent event, CloudEvent sent) {
    return ChatPost.of(this, channel, event, sent.body())
        .lacking(CloudEvent.objection(channel))
        .withHeader("Content-Type", CloudEvent.CONTENT_TYPE)
        .withBearer(channel.secrets().get(Secrets.TOKEN))
        .send();
  }
}
