package io.haldane.webhooks.alertmanager;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.notify.Secrets;
import io.haldane.webhooks.chat.ChatPost;
import io.haldane.webhooks.chat.Facts;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Alertmanager, version 2 of its API. Labels are the same until the end, so a repetition is the
 * same alert.
 */
public final class AlertmanagerNotifier implements Notifier {
  private static final Capabilities CAPABILITIES =
      Capabilities.of(
              "Alertmanager",
              "Use the URL of an Alertmanager, without the path of its API. Errors and warnings are"
                  + " alerts with the name `CanaryRelease` that end when the next run succeeds, or after"
                  + " `settings.hours`. Other events are alerts with severity `info` that end after five"
                  + " minutes. Use one AlertProvider for each replica.")
          .withSetting(
              "hours", false, "How long a problem lasts without another event, 24 by default")
          .withCredential(Secrets.TOKEN, false, "Bearer token of a proxy in front of it")
          .withRecognisedRepeats()
          .withResolution();

  @Override
  public String type() {
    return "alertmanager";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Delivery send(Channel channel, ReleaseEvent event) {
    Duration hold = Duration.ofHours(hours(channel).orElse(0L));
    return ChatPost.of(this, channel, event, alerts(event, hold))
        .below("/api/v2/alerts")
        .withBearer(channel.secrets().get(Secrets.TOKEN))
        .lacking(
            hours(channel).isEmpty()
                ? Optional.of(
                    "has settings.hours that are not a number from 1 to 8760; correct them")
                : Optional.empty())
        .send();
  }

  private static Optional<Long> hours(Channel channel) {
    String text = channel.setting("hours").orElse("24");
    return text.matches("[1-9][0-9]{0,3}")
        ? Optional.of(Long.parseLong(text)).filter(hours -> hours <= 8760)
        : Optional.empty();
  }

  /** A promotion ends what an error or a warning began; it does not know which it was. */
  private static ArrayNode alerts(ReleaseEvent event, Duration hold) {
    ArrayNode alerts = JsonNodeFactory.instance.arrayNode();
    if (event.kind() == EventKind.PROMOTED) {
      add(alerts, event, "warning", Duration.ZERO);
      add(alerts, event, "critical", Duration.ZERO);
    } else {
      switch (event.severity()) {
        case INFO -> add(alerts, event, "info", Duration.ofMinutes(5));
        case WARN -> add(alerts, event, "warning", hold);
        case ERROR -> add(alerts, event, "critical", hold);
      }
    }
    return alerts;
  }

  private static void add(ArrayNode alerts, ReleaseEvent event, String severity, Duration lasts) {
    ObjectNode alert = alerts.addObject();
    ObjectNode labels =
        alert
            .putObject("labels")
            .put("alertname", "CanaryRelease")
            .put("canary", event.canary().name())
            .put("namespace", event.canary().namespace())
            .put("severity", severity);
    event.canary().cluster().ifPresent(cluster -> labels.put("cluster", cluster));
    ObjectNode annotations =
        alert.putObject("annotations").put("summary", event.canary().title() + ": " + event.text());
    Facts.of(event).forEach(fact -> annotations.put(label(fact.title()), fact.value()));
    alert.put("startsAt", event.at().toString()).put("endsAt", event.at().plus(lasts).toString());
  }

  /** Alertmanager refuses the whole alert for an empty name. */
  private static String label(String title) {
    return title
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "_")
        .replaceFirst("^(?=[0-9])|^$", "_");
  }
}
