package io.haldane.api.notify;

import java.time.Duration;
import java.util.Optional;

/** Whether an event arrived. */
public sealed interface Delivery {
  /**
   * The service took it.
   *
   * @param receipt what the notifier needs to update or answer this message later, such as its id;
   *     see {@link ReleaseEvent#receipt}
   */
  record Sent(Optional<String> receipt) implements Delivery {
    public Sent() {
      this(Optional.empty());
    }
  }

  /**
   * It did not arrive, as far as one can know.
   *
   * @param why for the owner of the channel; holds no secret
   * @param again whether it may arrive later
   */
  record NotSent(String why, Again again) implements Delivery {}

  /** Whether another attempt can succeed. */
  sealed interface Again {
    /** Not before somebody changes something. */
    record Never() implements Again {}

    /**
     * Perhaps.
     *
     * @param pause how long the service wants to be left alone; zero when it did not say
     */
    record After(Duration pause) implements Again {}
  }

  /** A failure that stays until somebody changes something. */
  static NotSent forGood(String why) {
    return new NotSent(why, new Again.Never());
  }

  /** A failure that may pass. */
  static NotSent forNow(String why, Duration pause) {
    return new NotSent(why, new Again.After(pause));
  }
}
