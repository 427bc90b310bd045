package io.haldane.channels.kafka;

import io.haldane.api.notify.Delivery;
import io.haldane.outbound.HttpReply;
import java.util.Optional;

/** A conversation that ended before the event was written, and what becomes of the event. */
final class Ended extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Delivery delivery;
  private final transient Optional<HttpReply.Failed> silence;

  /**
   * @param silence why there is no answer; empty when a broker answered
   */
  Ended(Delivery delivery, Optional<HttpReply.Failed> silence) {
    super(delivery.toString());
    this.delivery = delivery;
    this.silence = silence;
  }

  Delivery delivery() {
    return delivery;
  }

  /** For circuits. */
  Optional<HttpReply.Failed> silence() {
    return silence;
  }

  /** Whether the same event may be written later. */
  boolean mayPass() {
    return delivery instanceof Delivery.NotSent(_, Delivery.Again.After _);
  }
}
