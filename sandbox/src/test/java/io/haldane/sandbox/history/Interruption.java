package io.haldane.sandbox.history;

/** What happens to a replica in the middle of its work. */
enum Interruption {
  /** It dies after a write. */
  DEATH,
  /** It loses the leadership after a write: the rest is not sent. */
  LOSS,
  /** It loses the leadership while a write is on its way: that one comes late. */
  LOSS_IN_FLIGHT,
  /** A write is carried out, and its answer lost. */
  LOST_ANSWER
}
