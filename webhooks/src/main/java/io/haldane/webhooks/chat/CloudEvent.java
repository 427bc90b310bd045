package io.haldane.webhooks.chat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.ReleaseEvent;
import java.util.Optional;
import java.util.function.Function;

/**
 * An event as a CloudEvent 1.0 in the structured form.
 *
 * @param type in the words of the format
 */
public record CloudEvent(String type, ObjectNode body) {
  /** Name of the setting that chooses between CloudEvents and CDEvents. */
  public static final String FORMAT = "format";

  /** What that setting is, for the docs. */
  public static final String FORMATS = "`cloudevents` (default) or `cdevents`";

  public static final String CONTENT_TYPE = "application/cloudevents+json";

  private static final String OWN = "cloudevents";
  private static final String CDEVENTS = "cdevents";

  /** What is wrong with the setting, as a clause after the channel's name. */
  public static Optional<String> objection(Channel channel) {
    String format = format(channel);
    return format.equals(OWN) || format.equals(CDEVENTS)
        ? Optional.empty()
        : Optional.of("has a format that is not cloudevents or cdevents; correct it");
  }

  /** Empty for what the format has no words for. */
  public static Optional<CloudEvent> of(Channel channel, ReleaseEvent event) {
    return format(channel).equals(CDEVENTS)
        ? CdEvent.type(event.kind()).map(type -> of(event, type, CdEvent.of(event, type)))
        : Optional.of(of(event, "io.haldane.release." + event.kind().text(), WholeEvent.of(event)));
  }

  /** Posts the event, unless the format has no words for it. */
  public static Delivery send(
      Channel channel, ReleaseEvent event, Function<CloudEvent, Delivery> post) {
    return of(channel, event).map(post).orElseGet(Delivery.Sent::new);
  }

  private static String format(Channel channel) {
    return channel.setting(FORMAT).orElse(OWN);
  }

  private static CloudEvent of(ReleaseEvent event, String type, ObjectNode data) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("specversion", "1.0")
            .put("id", event.key())
            .put("source", CdEvent.source(event))
            .put("type", type)
            .put("subject", event.canary().namespace() + "/" + event.canary().name())
            .put("time", event.at().toString())
            .put("datacontenttype", "application/json");
    body.set("data", data);
    return new CloudEvent(type, body);
  }
}
