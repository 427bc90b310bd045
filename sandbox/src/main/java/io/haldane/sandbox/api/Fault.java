package io.haldane.sandbox.api;

import java.time.Duration;

/** What goes wrong with a request. */
public sealed interface Fault {

  /** It is refused with that HTTP status and changes nothing. */
  record Refuse(int code) implements Fault {}

  /** It does its work, and the answer comes late; a watch is not delayed. */
  record Delay(Duration by) implements Fault {}
}
