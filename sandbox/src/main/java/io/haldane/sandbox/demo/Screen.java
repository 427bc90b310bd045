package io.haldane.sandbox.demo;

import java.io.PrintStream;

/** Whole lines, one after the other, from any thread. */
final class Screen {
  private final PrintStream out;

  Screen(PrintStream out) {
    this.out = out;
  }

  synchronized void say(String line) {
    out.println(line);
    out.flush();
  }
}
