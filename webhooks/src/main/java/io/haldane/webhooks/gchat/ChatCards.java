package io.haldane.webhooks.gchat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.notify.ReleaseEvent;

/** Google Chat's cards, version 1. Their texts are HTML. */
final class ChatCards {
  private ChatCards() {}

  static ObjectNode of(ReleaseEvent event) {
    ObjectNode cards = JsonNodeFactory.instance.objectNode();
    ObjectNode card = cards.putArray("cards").addObject();
    card.putObject("header")
        .put("title", "Flagger")
        .put("subtitle", event.canary().title())
        .put("imageUrl", "https://flagger.app/favicon.png");
    ArrayNode sections = card.putArray("sections");
    addSection(sections, escaped(event.text()));
    for (ReleaseEvent.Field field : event.fields()) {
      addSection(sections, escaped(field.title()) + "<br>" + escaped(field.value()));
    }
    cards.putObject("thread").put("threadKey", event.run().id());
    return cards;
  }

  private static void addSection(ArrayNode sections, String html) {
    sections
        .addObject()
        .putArray("widgets")
        .addObject()
        .putObject("textParagraph")
        .put("text", html);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
