package io.haldane.load;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The log of the process, on its standard error. */
final class Log {
  /** Kept, because the log manager forgets loggers that nobody holds. */
  private static @Nullable Logger own;

  private Log() {}

  /** Before the first message of any library. */
  static void prepare() {
    System.setProperty("java.util.logging.manager", Staying.class.getName());
    System.setProperty("org.jboss.logging.provider", "jdk");
    System.setProperty("slf4j.internal.verbosity", "ERROR");
  }

  static synchronized void configure(Level level, LogEncoding encoding) {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    Handler console = new ConsoleHandler();
    console.setLevel(Level.ALL);
    console.setFormatter(new LogLine(encoding));
    root.addHandler(console);
    root.setLevel(Level.WARNING);
    Logger ours = Logger.getLogger("io.haldane");
    ours.setLevel(level);
    own = ours;
  }

  /** Does not close the log when the JVM begins to stop: tasks still end then. */
  public static final class Staying extends LogManager {
    @Override
    public void reset() {
      // Handlers are removed by configure.
    }
  }
}
