package io.haldane.webhooks.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Severity;
import io.haldane.webhooks.chat.ChatPost;
import io.haldane.webhooks.chat.Cut;
import io.haldane.webhooks.chat.Facts;
import io.haldane.webhooks.chat.Reading;
import java.util.Optional;

/**
 * PagerDuty, by Events API v2. An incident stays open until the next run of the canary succeeds.
 */
public final class PagerDutyNotifier implements Notifier {
  private static final int MOST_CHARACTERS = 1024;

  private static final Capabilities CAPABILITIES =
      Capabilities.of(
              "PagerDuty",
              "Use the integration key of a service (Events API v2). Errors and warnings trigger an"
                  + " incident, one for each canary; a promotion resolves it; other events become"
                  + " change events, which trigger nothing. In Europe set the address to"
                  + " `https://events.eu.pagerduty.com`.")
          .withOwnAddress()
          .withCredential("routingKey", true, "Integration key")
          .withPerMinute(120)
          .withRecognisedRepeats()
          .withResolution();

  @Override
  public String type() {
    return "pagerduty";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Delivery send(Channel channel, ReleaseEvent event) {
    boolean isChange = event.severity() == Severity.INFO && event.kind() != EventKind.PROMOTED;
    String key = channel.secrets().get("routingKey").orElse("");
    return ChatPost.of(this, channel, event, isChange ? change(key, event) : incident(key, event))
        .orTo("https://events.pagerduty.com")
        .below(isChange ? "/v2/change/enqueue" : "/v2/enqueue")
        .read(Reading.objecting(PagerDutyNotifier::objection));
  }

  private static ObjectNode incident(String key, ReleaseEvent event) {
    boolean isOver = event.kind() == EventKind.PROMOTED;
    ObjectNode incident =
        JsonNodeFactory.instance
            .objectNode()
            .put("routing_key", key)
            .put("event_action", isOver ? "resolve" : "trigger")
            .put("dedup_key", Cut.characters(event.canary().key(), 255));
    incident.set("payload", payload(event).put("severity", severity(event.severity())));
    addLinks(incident, event);
    return incident;
  }

  private static ObjectNode change(String key, ReleaseEvent event) {
    ObjectNode change = JsonNodeFactory.instance.objectNode().put("routing_key", key);
    change.set("payload", payload(event));
    addLinks(change, event);
    return change;
  }

  private static ObjectNode payload(ReleaseEvent event) {
    ObjectNode payload =
        JsonNodeFactory.instance
            .objectNode()
            .put(
                "summary",
                Cut.characters(event.canary().title() + ": " + event.text(), MOST_CHARACTERS))
            .put("source", event.canary().title())
            .put("timestamp", event.at().toString());
    ObjectNode details = payload.putObject("custom_details");
    Facts.of(event).forEach(fact -> details.put(fact.title(), fact.value()));
    return payload;
  }

  private static void addLinks(ObjectNode event, ReleaseEvent source) {
    if (!source.links().isEmpty()) {
      ArrayNode links = event.putArray("links");
      source
          .links()
          .forEach(link -> links.addObject().put("href", link.url()).put("text", link.title()));
    }
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case INFO -> "info";
      case WARN -> "warning";
      case ERROR -> "critical";
    };
  }

  private static Optional<String> objection(JsonNode body) {
    return Reading.text(body, "status")
        .filter(status -> !status.equals("success"))
        .map(status -> status + " " + Reading.text(body, "message").orElse(""));
  }
}
