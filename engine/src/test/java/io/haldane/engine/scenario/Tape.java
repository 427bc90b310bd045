package io.haldane.engine.scenario;

import io.haldane.engine.Rounds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What was decided while a story was told as it is. A story in which the controller dies later is
 * the same until then, so it takes these decisions from here: the engine is pure, and each of its
 * decisions costs time. From the death on it decides by itself.
 */
final class Tape {
  private record Turn(Rounds.Decided decided, List<FakeOutside.Call> calls, List<String> queries) {}

  private enum Mode {
    RECORDS,
    PLAYS,
    ENDED
  }

  private final List<Turn> turns;
  private Mode mode;
  private int next;

  private Tape(List<Turn> turns, Mode mode) {
    this.turns = turns;
    this.mode = mode;
  }

  static Tape recording() {
    return new Tape(new ArrayList<>(), Mode.RECORDS);
  }

  /** The same decisions for another telling. */
  Tape playing() {
    return new Tape(turns, Mode.PLAYS);
  }

  /** From now on nothing is as it was. */
  void end() {
    mode = Mode.ENDED;
  }

  Rounds.Decided turn(FakeOutside outside, Supplier<Rounds.Decided> deciding) {
    return switch (mode) {
      case RECORDS -> record(outside, deciding);
      case PLAYS -> play(outside);
      case ENDED -> deciding.get();
    };
  }

  private Rounds.Decided record(FakeOutside outside, Supplier<Rounds.Decided> deciding) {
    int calls = outside.calls.size();
    int queries = outside.queries.size();
    Rounds.Decided decided = deciding.get();
    turns.add(new Turn(decided, since(outside.calls, calls), since(outside.queries, queries)));
    return decided;
  }

  private static <T> List<T> since(List<T> all, int first) {
    return List.copyOf(all.subList(first, all.size()));
  }

  private Rounds.Decided play(FakeOutside outside) {
    Turn turn = turns.get(next++);
    outside.calls.addAll(turn.calls());
    outside.queries.addAll(turn.queries());
    return turn.decided();
  }
}
