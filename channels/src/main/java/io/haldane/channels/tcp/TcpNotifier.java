package io.haldane.channels.tcp;

import io.haldane.api.notify.Capabilities;
import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Notifier;
import io.haldane.api.notify.ReleaseEvent;
import java.time.Duration;
import java.util.Optional;

/** A channel with a protocol of its own: one conversation for each event. */
public abstract class TcpNotifier implements Notifier {
  private final String type;
  private final Capabilities capabilities;
  private final Duration timeout;

  /**
   * @param timeout for everything, from the look-up of the server to its last answer
   */
  protected TcpNotifier(String type, Capabilities capabilities, Duration timeout) {
    this.type = type;
    this.capabilities = capabilities;
    this.timeout = timeout;
  }

  /** Has the conversation on this thread; the channel lacks nothing. */
  protected abstract Delivery talk(Channel channel, ReleaseEvent event)
      throws Unusable, InterruptedException;

  @Override
  public final String type() {
    return type;
  }

  @Override
  public final Capabilities capabilities() {
    return capabilities;
  }

  protected final Duration timeout() {
    return timeout;
  }

  @Override
  public final Delivery send(Channel channel, ReleaseEvent event) {
    Optional<String> missing = capabilities.missing(channel);
    if (missing.isPresent()) {
      return Delivery.forGood(missing.get());
    }
    try {
      return talk(channel, event);
    } catch (Unusable e) {
      return e.of(channel);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Unreached(channel, timeout).cancelled();
    }
  }
}
