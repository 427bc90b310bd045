package io.haldane.webhooks.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Secrets;
import io.haldane.webhooks.chat.ChatPost;
import io.haldane.webhooks.chat.WholeEvent;
import java.util.List;
import java.util.Optional;

/** CloudEvents 1.0 in the structured form over HTTP. */
public final class CloudEventsNotifier implements Notifier {
  private static final Capabilities CAPABILITIES =
      Capabilities.of(
              "CloudEvents",
              "Sends each event as a CloudEvent 1.0 in structured JSON, with the type"
                  + " `io.haldane.release.KIND`. With `settings.format: cdevents` it sends CDEvents 0.5.1"
                  + " instead: a service was deployed, upgraded, rolled back or removed; other events are"
                  + " not sent.")
          .withSetting("format", false, "`cloudevents` (default) or `cdevents`")
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
    String format = channel.setting("format").orElse("cloudevents");
    boolean isCdEvent = format.equals("cdevents");
    Optional<String> type =
        isCdEvent
            ? CdEvent.type(event.kind())
            : Optional.of("io.haldane.release." + event.kind().text());
    if (type.isEmpty()) {
      return new Delivery.Sent();
    }
    JsonNode data = isCdEvent ? CdEvent.of(event, type.get()) : WholeEvent.of(event);
    return ChatPost.of(this, channel, event, envelope(event, type.get(), data))
        .lacking(
            List.of("cloudevents", "cdevents").contains(format)
                ? Optional.empty()
                : Optional.of("has a format that is not cloudevents or cdevents; correct it"))
        .withHeader("Content-Type", "application/cloudevents+json")
        .withBearer(channel.secrets().get(Secrets.TOKEN))
        .send();
  }

  private static ObjectNode envelope(ReleaseEvent event, String type, JsonNode data) {
    ObjectNode envelope =
        JsonNodeFactory.instance
            .objectNode()
            .put("specversion", "1.0")
            .put("id", event.key())
            .put("source", CdEvent.source(event))
            .put("type", type)
            .put("subject", event.canary().namespace() + "/" + event.canary().name())
            .put("time", event.at().toString())
            .put("datacontenttype", "application/json");
    envelope.set("data", data);
    return envelope;
  }
}
