package io.haldane.controller.announce;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Delivery;
import io.haldane.api.notify.Delivery.Again;
import io.haldane.api.notify.ReleaseEvent;
import io.haldane.api.v1beta1.Announcement;
import io.haldane.controller.kube.CanaryKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Alerts that their channels did not take yet. Each channel has a queue of its own, in order, so a
 * channel that is down delays no other one. What waits here stays in the status of its canary, so
 * that the next process continues. Thread-safe.
 */
final class Redelivery {
  private static final Logger LOG = Logger.getLogger(Redelivery.class);

  /** What is older, a new process would not send again either. */
  static final Duration LONGEST = Outbox.RETELLING;

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
  private static final int MOST_DOUBLINGS = 6;
  private static final int MOST_OF_A_CHANNEL = 20_000;
  private static final int MOST_SEEN = 40_000;

  /** An alert on its way to one channel. */
  record Letter(CanaryKey canary, Announcement news, Channel channel, ReleaseEvent event) {}

  /** Runs something later, on a thread of its own. */
  @FunctionalInterface
  interface Alarm {
    void after(Duration pause, Runnable work);
  }

  /** Tries once. */
  @FunctionalInterface
  interface Attempt {
    Delivery send(Letter letter);
  }

  private static final class Queue {
    private final Deque<Letter> letters = new ArrayDeque<>();
    private int failures = 1;
  }

  private record Seen(Channel channel, String event) {
    static Seen of(Letter letter) {
      return new Seen(letter.channel(), letter.event().key());
    }
  }

  private final Map<Channel, Queue> queues = new HashMap<>();

  /** The letters of all queues again: every decision about a canary asks for those of its own. */
  private final Map<CanaryKey, List<Letter>> byCanary = new HashMap<>();

  private final LinkedHashSet<Seen> seen = new LinkedHashSet<>();
  private final Attempt attempt;
  private final Predicate<CanaryKey> owned;
  private final Alarm alarm;
  private final Clock clock;

  Redelivery(Attempt attempt, Predicate<CanaryKey> owned, Alarm alarm, Clock clock) {
    this.attempt = attempt;
    this.owned = owned;
    this.alarm = alarm;
    this.clock = clock;
  }

  /** An alarm that sleeps on a virtual thread. */
  static Alarm sleeping() {
    return (pause, work) ->
        Thread.ofVirtual()
            .name("redelivery")
            .start(() -> {
              try {
                Thread.sleep(pause);
                work.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /** Whether that alert waits here or did so before. */
  synchronized boolean knows(Letter letter) {
    return seen.contains(Seen.of(letter));
  }

  /** Whether earlier alerts wait for that channel; a new one then waits behind them. */
  synchronized boolean waitsFor(Channel channel) {
    return queues.containsKey(channel);
  }

  /**
   * Takes a letter, unless it has it or had it before: a status that is read again must not repeat
   * an alert.
   *
   * @param pause that the service asked for; zero when it did not
   */
  synchronized void add(Letter letter, Duration pause) {
    if (!seen.add(Seen.of(letter))) {
      return;
    }
    if (seen.size() > MOST_SEEN) {
      seen.removeFirst();
    }
    Queue queue = queues.get(letter.channel());
    if (queue == null) {
      queue = new Queue();
      queues.put(letter.channel(), queue);
      alarm.after(pauseOf(queue, pause), () -> work(letter.channel()));
    }
    if (queue.letters.size() < MOST_OF_A_CHANNEL) {
      queue.letters.add(letter);
      byCanary.computeIfAbsent(letter.canary(), _ -> new ArrayList<>()).add(letter);
    } else {
      lost(letter, "too many alerts wait for it");
    }
  }

  /** What waits for a canary, in order, each once. */
  synchronized List<Announcement> of(CanaryKey canary) {
    return byCanary.getOrDefault(canary, List.of()).stream().map(Letter::news).distinct().toList();
  }

  private void work(Channel channel) {
    Optional<Letter> next = head(channel);
    while (next.isPresent()) {
      Letter letter = next.get();
      Optional<Duration> pause = owned.test(letter.canary()) ? tryOnce(letter) : forget(letter);
      if (pause.isPresent()) {
        alarm.after(pause.get(), () -> work(channel));
        return;
      }
      next = done(channel);
    }
  }

  /** Another process sends it. If that one dies, this one may have to after all. */
  private synchronized Optional<Duration> forget(Letter letter) {
    seen.remove(Seen.of(letter));
    return Optional.empty();
  }

  /** A bug of one channel must not end its queue. */
  private Delivery send(Letter letter) {
    try {
      return attempt.send(letter);
    } catch (RuntimeException e) {
      LOG.errorf(e, "a bug prevents sending to the %s", letter.channel());
      return Delivery.forNow("a bug in the controller, see its log", Duration.ZERO);
    }
  }

  /** Empty when there is nothing more to do for it; otherwise how long to wait. */
  private Optional<Duration> tryOnce(Letter letter) {
    return switch (send(letter)) {
      case Delivery.Sent _ -> Optional.empty();
      case Delivery.NotSent(String why, Again.Never()) -> {
        lost(letter, why);
        yield Optional.empty();
      }
      case Delivery.NotSent(String why, Again.After(Duration asked)) -> {
        if (letter.event().at().isBefore(clock.instant().minus(LONGEST))) {
          lost(letter, why);
          yield Optional.empty();
        }
        yield Optional.of(failed(letter.channel(), asked));
      }
    };
  }

  private synchronized Duration failed(Channel channel, Duration asked) {
    Queue queue = queues.getOrDefault(channel, new Queue());
    queue.failures++;
    return pauseOf(queue, asked);
  }

  /** One second after the first failure, doubled with each further one, or as asked if longer. */
  private static Duration pauseOf(Queue queue, Duration asked) {
    Duration own = Duration.ofSeconds(1L << Math.min(queue.failures - 1, MOST_DOUBLINGS));
    Duration longer = asked.compareTo(own) > 0 ? asked : own;
    return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
  }

  private synchronized Optional<Letter> head(Channel channel) {
    return Optional.ofNullable(queues.get(channel)).map(queue -> queue.letters.peek());
  }

  private synchronized Optional<Letter> done(Channel channel) {
    Queue queue = queues.getOrDefault(channel, new Queue());
    Letter letter = queue.letters.poll();
    if (letter != null) {
      leave(letter);
    }
    queue.failures = 1;
    if (queue.letters.isEmpty()) {
      queues.remove(channel);
    }
    return Optional.ofNullable(queue.letters.peek());
  }

  private void leave(Letter gone) {
    List<Letter> letters = byCanary.getOrDefault(gone.canary(), new ArrayList<>());
    letters.removeIf(letter -> letter == gone);
    if (letters.isEmpty()) {
      byCanary.remove(gone.canary());
    }
  }

  private static void lost(Letter letter, String why) {
    LOG.errorf("the %s got no alert of %s: %s", letter.channel(), letter.canary(), why);
  }
}
