package io.haldane.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

/**
 * A mistake in the good set-up.
 *
 * @param added a further document; empty for none
 */
record Mistake(String code, List<Change> changes, String added) {
  /** What is there, and what is there instead. */
  record Change(String good, String bad) {}

  Mistake with(String good, String bad) {
    return new Mistake(
        code, Stream.concat(changes.stream(), Stream.of(new Change(good, bad))).toList(), added);
  }

  /** The set-up with that mistake. */
  String in(String good) {
    String bad = good;
    for (Change change : changes) {
      assertThat(bad).contains(change.good());
      bad = bad.replace(change.good(), change.bad());
    }
    return added.isEmpty() ? bad : bad + "---\n" + added;
  }

  @Override
  public String toString() {
    String what = changes.isEmpty() ? added : changes.getLast().bad();
    return code + ": " + what.strip().lines().findFirst().orElse("removed");
  }
}
