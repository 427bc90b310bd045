package io.haldane.channels.kafka;

import io.haldane.outbound.FailureCause;
import io.haldane.outbound.HttpReply;
import io.haldane.outbound.TcpTarget;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.HostResolver;

/**
 * Looks hosts up for the library, and holds them against the rules: those of the address, and those
 * that a broker names. For one thread.
 */
final class CheckedHosts implements HostResolver {
  private final boolean trusted;
  private final Supplier<Duration> left;
  private Optional<HttpReply.Failed> failed = Optional.empty();

  /**
   * @param left time until the deadline
   */
  CheckedHosts(boolean trusted, Supplier<Duration> left) {
    this.trusted = trusted;
    this.left = left;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return switch (found(host)) {
      case TcpTarget.Place.Found(InetAddress address) -> new InetAddress[] {address};
      case TcpTarget.Place.Missing(HttpReply.Failed why) -> {
        failed = Optional.of(why);
        throw new UnknownHostException();
      }
    };
  }

  private TcpTarget.Place found(String host) {
    try {
      return new TcpTarget(host, 0, trusted).find(left.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new TcpTarget.Place.Missing(new HttpReply.Failed(FailureCause.TIMEOUT, ""));
    }
  }

  /** Why the last host was not found, once. */
  Optional<HttpReply.Failed> failure() {
    Optional<HttpReply.Failed> last = failed;
    failed = Optional.empty();
    return last;
  }
}
