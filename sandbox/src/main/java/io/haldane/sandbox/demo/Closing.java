package io.haldane.sandbox.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Closes what was opened, last first, once: at the end of the story or on Ctrl-C. */
final class Closing implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Closing.class.getName());
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private volatile Runnable farewell = () -> {};

  Closing() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::interrupted, "demo-goodbye"));
  }

  synchronized <T extends AutoCloseable> T add(T part) {
    open.push(part);
    return part;
  }

  /** Said when the process is told to end before this was closed. */
  void farewell(Runnable words) {
    farewell = words;
  }

  @Override
  public synchronized void close() {
    while (!open.isEmpty()) {
      close(open.pop());
    }
  }

  /** Holds the monitor to the end, so that the story's own thread says nothing of what it lost. */
  private synchronized void interrupted() {
    if (!open.isEmpty()) {
      close();
      farewell.run();
      Runtime.getRuntime().halt(130);
    }
  }

  /** One that does not close must not keep the others open. */
  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.log(Level.WARNING, "could not close " + part, e);
    }
  }
}
