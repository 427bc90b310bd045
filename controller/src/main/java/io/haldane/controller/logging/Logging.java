package io.haldane.controller.logging;

import io.haldane.controller.config.HaldaneConfig;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import org.jboss.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.LogContext;
import org.jspecify.annotations.Nullable;

/** Sets level and format of the log, once the settings are known. */
public final class Logging {
  private static final Logger LOG = Logger.getLogger(Logging.class);
  private static final String OURS = "io.haldane";

  private Logging() {}

  public static void configure(HaldaneConfig config) {
    Optional<Level> level = LogLevel.of(config.logLevel());
    LogContext.getLogContext().getLogger(OURS).setLevel(level.orElse(Level.INFO));
    boolean json = config.zapEncoding().equals("json");
    reformat(inner -> json || inner == null ? new JsonLines() : new PlainLines(inner));
    if (level.isEmpty()) {
      LOG.warnf(
          "-log-level=%s is not a level; using info. Levels: debug, info, warn, error, fatal, panic",
          config.logLevel());
    }
  }

  /** The console's handler may be wrapped by others. */
  private static void reformat(Function<@Nullable Formatter, Formatter> format) {
    Deque<Handler> handlers = new ArrayDeque<>();
    handlers.addAll(List.of(LogContext.getLogContext().getLogger("").getHandlers()));
    while (!handlers.isEmpty()) {
      Handler handler = handlers.poll();
      handler.setFormatter(format.apply(handler.getFormatter()));
      if (handler instanceof ExtHandler wrapper) {
        handlers.addAll(List.of(wrapper.getHandlers()));
      }
    }
  }
}
