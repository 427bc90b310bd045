package io.haldane.controller.announce;

import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Canary;
import java.util.function.BooleanSupplier;

/**
 * Chat first, then event hooks, then the Kubernetes event, whose existence says that the other two
 * are done. Only a death between the chat's answer and the event's creation repeats a message.
 */
public final class Announcer implements Teller {
  private final Alerts alerts;
  private final EventHooks hooks;
  private final KubernetesEvents events;
  private final BooleanSupplier leads;

  public Announcer(
      Alerts alerts, EventHooks hooks, KubernetesEvents events, BooleanSupplier leads) {
    this.alerts = alerts;
    this.hooks = hooks;
    this.events = events;
    this.leads = leads;
  }

  @Override
  public void tell(Canary canary, Announcement news, boolean maybeTold) {
    // Whoever leads now tells what is left in the status.
    if (!leads.getAsBoolean() || (maybeTold && events.exists(canary, news))) {
      return;
    }
    KubernetesEvents.Prepared event = events.prepare(canary, news);
    alerts.send(canary, news);
    hooks.send(canary, news);
    event.create();
  }
}
