package io.haldane.view.pages;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Events of one subject, which is a heading in the docs. */
record EventGroup(String title, List<EventLine> lines) {
  static final List<EventGroup> ALL =
      Stream.of(RunEvents.ALL, CheckEvents.ALL, OtherEvents.ALL).flatMap(List::stream).toList();

  /** The line that an event belongs to. */
  static Optional<EventLine> line(String message) {
    return ALL.stream()
        .flatMap(group -> group.lines().stream())
        .filter(line -> line.matches(message))
        .max(Comparator.comparingInt(EventLine::fixed));
  }
}
