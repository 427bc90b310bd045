package io.haldane.channels.tcp;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.webhooks.chat.CloudEvent;
import java.util.Optional;

/** A conversation with a server that takes one CloudEvent. */
@FunctionalInterface
public interface Talk {
  /** Has it on this thread. */
  Delivery tell(CloudEvent event) throws Unusable, InterruptedException;

  /** Sends an event, unless the format of the channel has no words for it. */
  static Delivery of(Channel channel, ReleaseEvent event, Talk talk)
      throws Unusable, InterruptedException {
    Optional<String> objection = CloudEvent.objection(channel);
    if (objection.isPresent()) {
      throw new Unusable(objection.get());
    }
    Optional<CloudEvent> body = CloudEvent.of(channel, event);
    return body.isEmpty() ? new Delivery.Sent() : talk.tell(body.get());
  }
}
