package io.haldane.controller.schedule;

import io.haldane.controller.kube.CanaryKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** When each canary is to be woken, the soonest first; one time for each. Thread-safe. */
final class AlarmTimes {
  /** One canary and its time. */
  record Alarm(Instant at, CanaryKey canary) {}

  private static final Comparator<Alarm> SOONEST =
      Comparator.comparing(Alarm::at)
          .thenComparing(alarm -> alarm.canary().namespace())
          .thenComparing(alarm -> alarm.canary().name());

  private final Map<CanaryKey, Alarm> alarms = new HashMap<>();
  private final NavigableSet<Alarm> inOrder = new TreeSet<>(SOONEST);

  /** In place of the time that the canary had. */
  synchronized void set(CanaryKey canary, Instant at) {
    cancel(canary);
    Alarm alarm = new Alarm(at, canary);
    alarms.put(canary, alarm);
    inOrder.add(alarm);
  }

  synchronized void cancel(CanaryKey canary) {
    Alarm known = alarms.remove(canary);
    if (known != null) {
      inOrder.remove(known);
    }
  }

  synchronized void clear() {
    alarms.clear();
    inOrder.clear();
  }

  synchronized Optional<Instant> first() {
    return inOrder.isEmpty() ? Optional.empty() : Optional.of(inOrder.first().at());
  }

  /** Takes out what is due at that time, the soonest first. */
  synchronized List<Alarm> due(Instant time) {
    List<Alarm> due = new ArrayList<>();
    while (!inOrder.isEmpty() && !inOrder.first().at().isAfter(time)) {
      Alarm alarm = inOrder.removeFirst();
      alarms.remove(alarm.canary());
      due.add(alarm);
    }
    return due;
  }
}
