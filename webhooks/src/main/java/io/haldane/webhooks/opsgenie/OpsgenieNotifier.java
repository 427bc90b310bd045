package io.haldane.webhooks.opsgenie;

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
import io.haldane.webhooks.chat.Encoded;
import io.haldane.webhooks.chat.Facts;
import io.haldane.webhooks.chat.Markup;

/**
 * Opsgenie and what follows it in Jira Service Management. An alert stays open until the next run
 * of the canary succeeds.
 */
public final class OpsgenieNotifier implements Notifier {
  private static final String ALERTS = "/v2/alerts";

  private static final Capabilities CAPABILITIES =
      Capabilities.of(
              "Opsgenie",
              "Use the key of an API integration. Errors and warnings open an alert, one for each canary;"
                  + " a promotion closes it; other events become its notes. In Europe set the address"
                  + " to `https://api.eu.opsgenie.com`. Opsgenie accepts events before it checks them,"
                  + " so a wrong key of a team shows up in its own log only.")
          .withOwnAddress()
          .withCredential("apiKey", true, "Key of the integration")
          .withRecognisedRepeats()
          .withResolution();

  @Override
  public String type() {
    return "opsgenie";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Delivery send(Channel channel, ReleaseEvent event) {
    boolean isProblem = event.severity() != Severity.INFO && event.kind() != EventKind.PROMOTED;
    String open = ALERTS + "/" + Encoded.of(alias(event)) + "/";
    ChatPost post =
        ChatPost.of(this, channel, event, isProblem ? problem(event) : note(event))
            .orTo("https://api.opsgenie.com")
            .below(isProblem ? ALERTS : open + verb(event))
            .withHeader("Authorization", "GenieKey " + channel.secrets().get("apiKey").orElse(""));
    return (isProblem ? post : post.asking("identifierType=alias")).send();
  }

  private static String verb(ReleaseEvent event) {
    return event.kind() == EventKind.PROMOTED ? "close" : "notes";
  }

  private static ObjectNode problem(ReleaseEvent event) {
    ObjectNode problem =
        JsonNodeFactory.instance
            .objectNode()
            .put("message", Cut.characters(event.canary().title() + ": " + event.text(), 130))
            .put("alias", alias(event))
            .put("description", Markup.PLAIN.of(event, 15_000, String::length))
            .put("source", "haldane")
            .put("priority", event.severity() == Severity.ERROR ? "P2" : "P4");
    ObjectNode details = problem.putObject("details");
    Facts.of(event).forEach(fact -> details.put(fact.title(), fact.value()));
    return problem;
  }

  private static ObjectNode note(ReleaseEvent event) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("source", "haldane")
        .put("note", Markup.PLAIN.of(event, 15_000, String::length));
  }

  private static String alias(ReleaseEvent event) {
    return Cut.characters(event.canary().key(), 512);
  }
}
