package io.haldane.channels.tcp;

import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.webhooks.chat.CloudEvent;
import java.time.Duration;
import java.util.Optional;

/** A conversation with a server that takes one CloudEvent. */
@FunctionalInterface
public interface Talk {
  /** Has it on this thread. */
  Delivery tell(CloudEvent event) throws Unusable, InterruptedException;

  /**
   * Sends an event, unless the channel lacks something or its format has no words for it.
   *
   * @param needs of the channel's type
   * @param timeout that the conversation keeps
   */
  static Delivery of(
      Channel channel, ReleaseEvent event, Capabilities needs, Duration timeout, Talk talk) {
    Optional<String> missing = needs.missing(channel);
    if (missing.isPresent()) {
      return Delivery.forGood(missing.get());
    }
    try {
      Optional<String> objection = CloudEvent.objection(channel);
      if (objection.isPresent()) {
        throw new Unusable(objection.get());
      }
      Optional<CloudEvent> body = CloudEvent.of(channel, event);
      return body.isEmpty() ? new Delivery.Sent() : talk.tell(body.get());
    } catch (Unusable e) {
      return e.of(channel);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Unreached(channel, timeout).cancelled();
    }
  }
}
