package io.haldane.e2e.process;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** What was started one after the other, to be ended the other way round. Not thread-safe. */
public final class Parts implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Parts.class.getName());

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  /** Starts one, to be ended with the others. */
  public <T extends AutoCloseable> T keep(Supplier<T> start) {
    T part = start.get();
    parts.push(part);
    return part;
  }

  /** Ends everything, the newest first; one that cannot be ended is told and keeps none alive. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.log(Level.WARNING, part.getClass().getSimpleName() + " did not end well", e);
      }
    }
  }
}
