package io.haldane.webhooks.grafana;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Secrets;
import io.haldane.webhooks.chat.ChatPost;
import io.haldane.webhooks.chat.Markup;

/** An annotation in Grafana for each event. Alerts of one run share its tags. */
public final class GrafanaNotifier implements Notifier {
  private static final int MOST_CHARACTERS = 4000;

  private static final Capabilities CAPABILITIES =
      Capabilities.of(
              "Grafana",
              "Use the URL of Grafana and the token of a service account that may write annotations. The"
                  + " tags are `haldane`, the canary, its namespace and what happened.")
          .withSetting("dashboard", false, "Uid of the only dashboard to show it")
          .withCredential(Secrets.TOKEN, true, "Token of a service account");

  @Override
  public String type() {
    return "grafana";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Delivery send(Channel channel, ReleaseEvent event) {
    return ChatPost.of(this, channel, event, annotation(channel, event))
        .below("/api/annotations")
        .withBearer(channel.secrets().get(Secrets.TOKEN))
        .send();
  }

  private static ObjectNode annotation(Channel channel, ReleaseEvent event) {
    ObjectNode annotation =
        JsonNodeFactory.instance.objectNode().put("time", event.at().toEpochMilli());
    channel.setting("dashboard").ifPresent(uid -> annotation.put("dashboardUID", uid));
    annotation
        .putArray("tags")
        .add("haldane")
        .add("canary:" + event.canary().name())
        .add("namespace:" + event.canary().namespace())
        .add(event.kind().text());
    annotation.put("text", Markup.HTML_PAGE.of(event, MOST_CHARACTERS, String::length));
    return annotation;
  }
}
