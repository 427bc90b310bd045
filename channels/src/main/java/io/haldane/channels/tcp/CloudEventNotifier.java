package io.haldane.channels.tcp;

import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.webhooks.chat.CloudEvent;
import java.time.Duration;
import java.util.Optional;

/** A channel whose server takes one CloudEvent in each conversation. */
public abstract class CloudEventNotifier extends TcpNotifier {
  protected CloudEventNotifier(String type, Capabilities capabilities, Duration timeout) {
    super(type, capabilities, timeout);
  }

  /** Has the conversation on this thread. */
  protected abstract Delivery talk(Channel channel, ReleaseEvent event, CloudEvent body)
      throws Unusable, InterruptedException;

  /** What the channel's format has no words for is not sent. */
  @Override
  protected final Delivery talk(Channel channel, ReleaseEvent event)
      throws Unusable, InterruptedException {
    Optional<String> objection = CloudEvent.objection(channel);
    if (objection.isPresent()) {
      throw new Unusable(objection.get());
    }
    Optional<CloudEvent> body = CloudEvent.of(channel, event);
    return body.isEmpty() ? new Delivery.Sent() : talk(channel, event, body.get());
  }
}
