package io.haldane.webhooks.chat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.notify.ReleaseEvent;
import java.util.Locale;

/** An event as JSON, with all that is known of it. */
public final class WholeEvent {
  private WholeEvent() {}

  /** Fields that are not known are left out. */
  public static ObjectNode of(ReleaseEvent event) {
    ObjectNode all =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", event.key())
            .put("time", event.at().toString())
            .put("kind", event.kind().text())
            .put("severity", event.severity().name().toLowerCase(Locale.ROOT))
            .put("text", event.text());
    event.reason().ifPresent(reason -> all.put("reason", reason));
    addCanary(all.putObject("canary"), event.canary());
    all.putObject("run")
        .put("id", event.run().id())
        .put("phase", event.run().phase().text())
        .put("weight", event.run().weight())
        .put("iteration", event.run().iteration());
    ObjectNode change = all.putObject("change").put("revision", event.change().revision());
    ArrayNode images = change.putArray("images");
    event
        .change()
        .images()
        .forEach(image ->
            images.addObject().put("container", image.container()).put("image", image.image()));
    addTitled(all, event);
    return all;
  }

  private static void addCanary(ObjectNode node, ReleaseEvent.Subject canary) {
    node.put("name", canary.name()).put("namespace", canary.namespace()).put("uid", canary.uid());
    canary.cluster().ifPresent(cluster -> node.put("cluster", cluster));
  }

  private static void addTitled(ObjectNode all, ReleaseEvent event) {
    ArrayNode fields = all.putArray("fields");
    event
        .fields()
        .forEach(
            field -> fields.addObject().put("title", field.title()).put("value", field.value()));
    ArrayNode links = all.putArray("links");
    event
        .links()
        .forEach(link -> links.addObject().put("title", link.title()).put("url", link.url()));
  }
}
