package io.haldane.controller.announce;

import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.announce.KubernetesEvents.Answer;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.leader.Ownership;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Chat first, then event hooks, then the Kubernetes event, whose existence says that the other two
 * are done, except for the channels that it names as waiting. Only a death between the chat's
 * answer and the event's creation repeats a message.
 */
public final class Announcer implements AnnouncementSender {
  private static final Logger LOG = Logger.getLogger(Announcer.class);

  /** Who may never write events must not wait long for each. */
  private static final int MOST_REFUSALS = 3;

  private final Alerts alerts;
  private final EventHooks hooks;
  private final KubernetesEvents events;
  private final Ownership ownership;
  private final Duration pause;
  private final Runnable calm;

  /**
   * @param pause between two tries at an event; a server that is away is waited for
   * @param calm waits a little while more urgent things are written
   */
  public Announcer(
      Alerts alerts,
      EventHooks hooks,
      KubernetesEvents events,
      Ownership ownership,
      Duration pause,
      Runnable calm) {
    this.alerts = alerts;
    this.hooks = hooks;
    this.events = events;
    this.ownership = ownership;
    this.pause = pause;
    this.calm = calm;
  }

  @Override
  public void send(Canary canary, Announcement news, boolean maybeSent) {
    // The new leader sends what is left in the status.
    if (!owns(canary)) {
      return;
    }
    // When in doubt it was not sent: a message twice is better than none.
    AtomicReference<Set<String>> waiting = new AtomicReference<>(Set.of());
    if (maybeSent
        && insist(canary, () -> events.find(canary, news, waiting::set)) == Answer.THERE) {
      if (!waiting.get().isEmpty()) {
        alerts.send(canary, news, waiting.get()::contains);
      }
      return;
    }
    KubernetesEvents.Prepared event = events.prepare(canary, news);
    Set<String> late = alerts.send(canary, news, _ -> true);
    hooks.send(canary, news);
    calm.run();
    Answer answer = insist(canary, () -> event.create(late));
    if (answer != Answer.THERE && answer != Answer.NOBODY) {
      LOG.warnf("the event '%s' could not be created", news.message());
    }
  }

  @Override
  public List<Announcement> waiting(CanaryKey canary) {
    return alerts.waiting(canary);
  }

  private boolean owns(Canary canary) {
    return ownership.owns(CanaryKey.of(canary).ref());
  }

  private Answer insist(Canary canary, Supplier<Answer> request) {
    int refusals = 0;
    Answer answer = request.get();
    while (answer == Answer.UNAVAILABLE || answer == Answer.REFUSED) {
      refusals += answer == Answer.REFUSED ? 1 : 0;
      if (refusals == MOST_REFUSALS || !owns(canary)) {
        return answer;
      }
      LockSupport.parkNanos(pause.toNanos());
      answer = request.get();
    }
    return answer;
  }
}
