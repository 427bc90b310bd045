package io.haldane.e2e.process;

import java.util.List;
import sun.misc.Signal;

/** Signals that end this JVM, as Ctrl-C does. */
public final class Endings {
  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

  private Endings() {}

  /**
   * Makes them end it again. A library with a Go runtime, which Helm's is, takes them away when it
   * is loaded, and then nobody hears them: no hook runs, and all that was started stays.
   */
  public static void takeBack() {
    SIGNALS.forEach(
        name -> Signal.handle(new Signal(name), signal -> System.exit(128 + signal.getNumber())));
  }
}
