package io.haldane.controller.announce;

import io.haldane.api.notify.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps messages within what a service takes in a minute at one address. Some services refuse
 * everything for ten minutes when they get more. Thread-safe.
 */
final class Pace {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MOST_ADDRESSES = 1000;

  private record Where(String type, String address) {}

  private final Map<Where, Deque<Instant>> sent =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Where, Deque<Instant>> eldest) {
          return size() > MOST_ADDRESSES;
        }
      };

  private final InstantSource clock;

  Pace(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Counts a message, if it may be sent now.
   *
   * @return zero if so; otherwise how long to wait
   */
  synchronized Duration waitFor(Channel channel, int perMinute) {
    Instant now = clock.instant();
    Deque<Instant> last =
        sent.computeIfAbsent(new Where(channel.type(), channel.address()), _ -> new ArrayDeque<>());
    while (!last.isEmpty() && !last.peek().isAfter(now.minus(WINDOW))) {
      last.poll();
    }
    if (last.size() < perMinute) {
      last.add(now);
      return Duration.ZERO;
    }
    return Duration.between(now, last.element().plus(WINDOW));
  }
}
