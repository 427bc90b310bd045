package io.haldane.outbound.admission;

/** What became of one call. */
public sealed interface Outcome<T> {
  /** It came back, with whatever. */
  record Answered<T>(T answer) implements Outcome<T> {}

  /** It hung, crashed or was cut off; {@code why} names no more of the address than its host. */
  record Failed<T>(String why) implements Outcome<T> {}

  /** It was not made: too many are under way, or its server does not answer others. */
  record NotAsked<T>(String why) implements Outcome<T> {}
}
