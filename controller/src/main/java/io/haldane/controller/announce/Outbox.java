package io.haldane.controller.announce;

import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.tick.AnnouncementQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * What is still to be sent, in order for each canary. A slow receiver delays the messages of its
 * own canary, never a look at any canary.
 */
public final class Outbox implements AnnouncementQueue {
  private static final Logger LOG = Logger.getLogger(Outbox.class);

  /** Events live for an hour by default; what is older cannot be recognised as sent. */
  static final Duration RETELLING = Duration.ofMinutes(45);

  private static final int LONGEST_QUEUE = 1000;

  private record Letter(Canary canary, Announcement news, boolean maybeSent) {}

  /** The ids of what was taken last, and of what the status held last: no others can come back. */
  private record Known(Set<String> sent, Set<String> written) {
    static final Known NOTHING = new Known(Set.of(), Set.of());

    boolean has(String id) {
      return sent.contains(id) || written.contains(id);
    }

    Known withTold(Set<String> ids) {
      return ids.isEmpty() ? this : new Known(ids, written);
    }

    Known withWritten(Set<String> ids) {
      return new Known(sent, ids);
    }
  }

  private final AnnouncementSender sender;
  private final Map<CanaryKey, Known> taken = new HashMap<>();
  private final Map<CanaryKey, Deque<Letter>> queues = new HashMap<>();
  private boolean open = true;

  public Outbox(AnnouncementSender sender) {
    this.sender = sender;
  }

  @Override
  public void add(Canary canary, List<Announcement> news) {
    take(CanaryKey.of(canary), known -> known.withTold(ids(news)));
    news.forEach(one -> post(new Letter(canary, one, false)));
  }

  @Override
  public void catchUp(Canary canary, Instant now) {
    List<Announcement> written = canary.statusOrEmpty().announcements();
    Known before = take(CanaryKey.of(canary), known -> known.withWritten(ids(written)));
    written.stream()
        .filter(news -> !before.has(news.id()))
        .filter(news -> at(news).filter(at -> at.isAfter(now.minus(RETELLING))).isPresent())
        .forEach(news -> post(new Letter(canary, news, true)));
  }

  @Override
  public synchronized void forget(CanaryKey canary) {
    taken.remove(canary);
  }

  /** Returns what was known before. */
  private synchronized Known take(CanaryKey canary, UnaryOperator<Known> change) {
    Known before = taken.getOrDefault(canary, Known.NOTHING);
    taken.put(canary, change.apply(before));
    return before;
  }

  private static Set<String> ids(List<Announcement> news) {
    return news.stream().map(Announcement::id).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public List<Announcement> unsent(CanaryKey canary) {
    // In this order: what moves from the queue to the channels meanwhile is seen in one of them.
    List<Announcement> queued = queued(canary);
    return Stream.concat(sender.waiting(canary).stream(), queued.stream()).distinct().toList();
  }

  private synchronized List<Announcement> queued(CanaryKey canary) {
    Deque<Letter> queue = queues.get(canary);
    return queue == null ? List.of() : queue.stream().map(Letter::news).toList();
  }

  /** Waits for what is under way; what is left is in the statuses and sent by the next process. */
  public synchronized void close(Duration grace) throws InterruptedException {
    long deadline = System.nanoTime() + grace.toNanos();
    while (!queues.isEmpty() && System.nanoTime() < deadline) {
      wait(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
    }
    open = false;
  }

  private synchronized void post(Letter letter) {
    if (!open) {
      return;
    }
    CanaryKey key = CanaryKey.of(letter.canary());
    Deque<Letter> waiting = queues.get(key);
    if (waiting == null) {
      queues.put(key, new ArrayDeque<>(List.of(letter)));
      Thread.ofVirtual().name("outbox-" + key).start(() -> work(key));
    } else if (waiting.size() < LONGEST_QUEUE) {
      waiting.add(letter);
    } else {
      LOG.warnf("%s: its receivers are too slow; not sent: %s", key, letter.news().message());
    }
  }

  private void work(CanaryKey key) {
    MDC.put("canary", key.toString());
    Optional<Letter> next = head(key);
    while (next.isPresent()) {
      try {
        sender.send(next.get().canary(), next.get().news(), next.get().maybeSent());
      } catch (RuntimeException e) {
        LOG.errorf(e, "a bug prevented sending this: %s", next.get().news().message());
      }
      next = sent(key);
    }
  }

  private synchronized Optional<Letter> head(CanaryKey key) {
    return Optional.ofNullable(queues.getOrDefault(key, new ArrayDeque<>()).peek());
  }

  private synchronized Optional<Letter> sent(CanaryKey key) {
    Deque<Letter> queue = queues.getOrDefault(key, new ArrayDeque<>());
    queue.poll();
    if (open && !queue.isEmpty()) {
      return Optional.ofNullable(queue.peek());
    }
    queues.remove(key);
    notifyAll();
    return Optional.empty();
  }

  private static Optional<Instant> at(Announcement news) {
    try {
      return Optional.of(Instant.parse(news.at()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
