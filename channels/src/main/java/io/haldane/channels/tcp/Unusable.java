package io.haldane.channels.tcp;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;

/** A channel that cannot be used as it is written; the message is a clause after its name. */
public final class Unusable extends Exception {
  private static final long serialVersionUID = 1L;

  public Unusable(String why) {
    super(why);
  }

  /** What becomes of its events. */
  public Delivery of(Channel channel) {
    return Delivery.forGood(channel + " " + getMessage());
  }
}
