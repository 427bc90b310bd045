package io.haldane.webhooks.msteams;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Severity;
import io.haldane.webhooks.chat.Cut;

/** The card that Teams workflows take since Office connectors were retired. Schema version 1.4. */
final class AdaptiveCard {
  /** Teams refuses a message of about 28 kB. */
  private static final int MOST_BYTES = 20_000;

  private AdaptiveCard() {}

  /** A message with the card as its only attachment. */
  static ObjectNode of(ReleaseEvent event) {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode().put("type", "message");
    envelope
        .putArray("attachments")
        .addObject()
        .put("contentType", "application/vnd.microsoft.card.adaptive")
        .set("content", card(event));
    return envelope;
  }

  private static ObjectNode card(ReleaseEvent event) {
    ObjectNode card =
        JsonNodeFactory.instance
            .objectNode()
            .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
            .put("type", "AdaptiveCard")
            .put("version", "1.4");
    ArrayNode body = card.putArray("body");
    body.addObject()
        .put("type", "TextBlock")
        .put("text", event.canary().title())
        .put("weight", "bolder")
        .put("size", "medium");
    body.addObject()
        .put("type", "TextBlock")
        .put("text", Cut.to(event.text(), MOST_BYTES / 2, Cut::jsonBytes))
        .put("color", colour(event.severity()))
        .put("wrap", true);
    if (!event.fields().isEmpty()) {
      addFacts(body.addObject().put("type", "FactSet").putArray("facts"), event);
    }
    return card;
  }

  private static void addFacts(ArrayNode facts, ReleaseEvent event) {
    int size = 0;
    for (ReleaseEvent.Field field : event.fields()) {
      size += Cut.jsonBytes(field.title()) + Cut.jsonBytes(field.value());
      if (size < MOST_BYTES / 2) {
        facts.addObject().put("title", field.title()).put("value", field.value());
      }
    }
  }

  private static String colour(Severity severity) {
    return switch (severity) {
      case INFO -> "default";
      case WARN -> "warning";
      case ERROR -> "attention";
    };
  }
}
