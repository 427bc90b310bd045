package io.haldane.controller.kube;

/** What became of the write of a record. */
public sealed interface RunWrite {
  record Done() implements RunWrite {}

  /** There is no history in this cluster until somebody changes something; the text says what. */
  record Off(String why) implements RunWrite {}

  /** This record is not accepted; others may be. */
  record Refused(String why) implements RunWrite {}

  /** It may work later. */
  record Later(String why) implements RunWrite {}
}
