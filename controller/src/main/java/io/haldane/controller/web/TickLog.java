package io.haldane.controller.web;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The last decisions about one canary, oldest first. Not thread-safe: its record guards it. */
final class TickLog {
  private final Deque<Tick> ticks = new ArrayDeque<>();

  /**
   * Whether it says anything that the last one did not; one line stands for both if it does not.
   */
  boolean add(Tick tick) {
    Tick last = ticks.peekLast();
    if (last == null || !tick.repeats(last)) {
      ticks.add(tick);
      return true;
    }
    ticks.removeLast();
    ticks.add(last.again(tick));
    return false;
  }

  void clear() {
    ticks.clear();
  }

  void trim(int kept) {
    while (ticks.size() > kept) {
      ticks.removeFirst();
    }
  }

  Optional<Tick> last() {
    return Optional.ofNullable(ticks.peekLast());
  }

  List<Tick> after(long seq) {
    return ticks.stream().filter(each -> each.seq() > seq).toList();
  }

  /** Times order the ticks of two lives of the controller; within one life no two are equal. */
  long seqAt(Instant at) {
    Tick last = ticks.peekLast();
    return last == null ? at.toEpochMilli() : Math.max(last.seq() + 1, at.toEpochMilli());
  }
}
