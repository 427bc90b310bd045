package io.haldane.e2e.process;

/** What a process can be told. */
public enum Signal {
  TERM,
  KILL,
  /** Holds it: it keeps its connections and does nothing. */
  STOP,
  /** Lets a held one go on. */
  CONT
}
