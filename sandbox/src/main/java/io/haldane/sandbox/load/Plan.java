package io.haldane.sandbox.load;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * What to ask for, and how often.
 *
 * @param perSecond requests begun each second
 * @param maxInFlight requests unanswered at once; what would be more is held back and counted
 * @param timeout of each request
 */
public record Plan(
    URI url,
    InetSocketAddress proxy,
    double perSecond,
    int maxInFlight,
    Map<String, String> headers,
    Duration timeout) {

  public static Plan of(URI url, InetSocketAddress proxy, double perSecond) {
    return new Plan(url, proxy, perSecond, 64, Map.of(), Duration.ofSeconds(10));
  }

  public Plan withHeaders(Map<String, String> other) {
    return new Plan(url, proxy, perSecond, maxInFlight, Map.copyOf(other), timeout);
  }

  public Plan withMaxInFlight(int other) {
    return new Plan(url, proxy, perSecond, other, headers, timeout);
  }

  public Plan withTimeout(Duration other) {
    return new Plan(url, proxy, perSecond, maxInFlight, headers, other);
  }
}
