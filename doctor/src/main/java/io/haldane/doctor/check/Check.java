package io.haldane.doctor.check;

import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;
import java.util.function.Supplier;

/** Searches for one kind of mistake in what was read. Pure: no I/O and no clock. */
public interface Check {
  Code code();

  /**
   * One sentence for each place where the mistake is. Empty when nothing is wrong, and also when
   * what the check needs was not read.
   */
  List<String> find(Snapshot s);

  /** The same, with the code of this check. */
  default List<Finding> findings(Snapshot s) {
    return find(s).stream().map(message -> Finding.of(code(), message)).toList();
  }

  /** One sentence when something is wrong. */
  static List<String> when(boolean wrong, Supplier<String> message) {
    return wrong ? List.of(message.get()) : List.of();
  }
}
