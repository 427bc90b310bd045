package io.haldane.webhooks.eventbridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.webhooks.chat.AwsAnswer;
import io.haldane.webhooks.chat.AwsCall;
import io.haldane.webhooks.chat.CloudEvent;
import io.haldane.webhooks.chat.Reading;
import java.time.Duration;
import java.util.Optional;

/** Events on a bus of Amazon EventBridge. */
public final class EventBridgeNotifier implements Notifier {
  private static final String BUS = "bus";
  private static final Capabilities CAPABILITIES =
      AwsCall.with(
          Capabilities.of(
                  "Amazon EventBridge",
                  "Puts each event on a bus, with the source `io.haldane` and the type of its CloudEvent as"
                      + " detail type. The detail is the data of the CloudEvent, so that rules can match, for"
                      + " example, `detail.canary.namespace`. The key needs `events:PutEvents`.")
              .withSetting(BUS, false, "Name or ARN of the bus, `default` by default"));

  @Override
  public String type() {
    return "eventbridge";
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
    String detail = sent.body().path("data").toString();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("Entries")
        .addObject()
        .put("Source", "io.haldane")
        .put("DetailType", sent.type())
        .put("Detail", detail)
        .put("Time", event.at().getEpochSecond())
        .put("EventBusName", channel.setting(BUS).orElse("default"));
    return AwsCall.of(this, channel, event, "events", detail, Optional.empty())
        .json("1.1", "AWSEvents.PutEvents", body.toString(), EventBridgeNotifier::reading);
  }

  /** An event that is refused is one of a 200. */
  private static Reading reading(int status, JsonNode body) {
    String code = body.at("/Entries/0/ErrorCode").asText("");
    if (status != 200 || code.isEmpty()) {
      return AwsAnswer.reading(status, body);
    }
    return AwsAnswer.isPassing(code)
        ? new Reading.Busy(Duration.ZERO)
        : new Reading.Refused(code + ": " + body.at("/Entries/0/ErrorMessage").asText(""));
  }
}
