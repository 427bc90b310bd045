package io.haldane.sandbox.load;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What to ask for, and how often.
 *
 * @param proxy that requests go through; null when they go straight to the host
 * @param perSecond requests begun each second
 * @param maxInFlight requests unanswered at once; what would be more is held back and counted
 * @param timeout of each request
 * @param users who take turns, each keeping cookies; with none, nobody keeps any
 * @param witness hears of every answer, on any thread
 */
public record Plan(
    URI url,
    @Nullable InetSocketAddress proxy,
    double perSecond,
    int maxInFlight,
    Map<String, String> headers,
    Duration timeout,
    int users,
    Consumer<Visit> witness) {

  /** Requests that go straight to the host of their URL. */
  public static Plan direct(URI url, double perSecond) {
    return new Plan(url, null, perSecond, 64, Map.of(), Duration.ofSeconds(10), 0, _ -> {});
  }

  public static Plan of(URI url, InetSocketAddress proxy, double perSecond) {
    return new Plan(url, proxy, perSecond, 64, Map.of(), Duration.ofSeconds(10), 0, _ -> {});
  }

  public Plan withHeaders(Map<String, String> other) {
    return new Plan(url, proxy, perSecond, maxInFlight, Map.copyOf(other), timeout, users, witness);
  }

  public Plan withMaxInFlight(int other) {
    return new Plan(url, proxy, perSecond, other, headers, timeout, users, witness);
  }

  public Plan withTimeout(Duration other) {
    return new Plan(url, proxy, perSecond, maxInFlight, headers, other, users, witness);
  }

  public Plan withUsers(int other) {
    return new Plan(url, proxy, perSecond, maxInFlight, headers, timeout, other, witness);
  }

  public Plan withWitness(Consumer<Visit> other) {
    return new Plan(url, proxy, perSecond, maxInFlight, headers, timeout, users, other);
  }
}
