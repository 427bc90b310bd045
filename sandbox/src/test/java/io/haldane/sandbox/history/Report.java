package io.haldane.sandbox.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Plays a history, and makes a broken rule as plain as it gets. */
final class Report {
  static final Consumer<String> NOWHERE = _ -> {};

  private Report() {}

  /** Empty when every rule held. */
  static Optional<Violation> play(History history, Consumer<String> trace) {
    try {
      Stage stage = new Stage(history, trace);
      Telling telling = new Telling(stage, history.objects());
      history.events().forEach(telling::tell);
      Settling.of(stage, history);
      return Optional.empty();
    } catch (Violation violation) {
      return Optional.of(violation);
    } catch (RuntimeException | StackOverflowError e) {
      Violation bug = new Violation("no bug", e + " at " + e.getStackTrace()[0]);
      bug.initCause(e);
      return Optional.of(bug);
    }
  }

  /** The seed, the shortest history found that breaks the same rule, and its trace. */
  static String of(History history, Violation violation) {
    History shortest = shrunk(history, violation.rule());
    List<String> lines = new ArrayList<>();
    Optional<Violation> again = play(shortest, lines::add);
    StringBuilder text = new StringBuilder();
    text.append(
        "Seed %d broke \"%s\"; repeat with -Dhistories.only=%d\n"
            .formatted(history.seed(), violation.rule(), history.seed()));
    text.append(again.orElse(violation).getMessage()).append("\n");
    text.append(
        "%d of %d events are enough:\n"
            .formatted(shortest.events().size(), history.events().size()));
    text.append(shortest.canary().path("spec")).append("\n");
    for (int i = 0; i < lines.size(); i++) {
      text.append("%4d %s\n".formatted(i + 1, lines.get(i)));
    }
    return text.toString();
  }

  /** Leaves out halves, then quarters, down to single events, as long as the rule still breaks. */
  private static History shrunk(History history, String rule) {
    History best = history;
    for (int size = Math.max(1, best.events().size() / 2); size > 0; size /= 2) {
      for (int from = 0; from + size <= best.events().size(); ) {
        History fewer = best.without(from, size);
        boolean same = play(fewer, NOWHERE).filter(v -> v.rule().equals(rule)).isPresent();
        if (same) {
          best = fewer;
        } else {
          from += size;
        }
      }
    }
    return best;
  }
}
