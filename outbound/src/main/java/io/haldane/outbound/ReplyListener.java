package io.haldane.outbound;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Hears how the requests end that one piece of work sends. Adapters turn replies into answers of
 * their own, which no longer say whether a server was silent or answered with an error.
 */
@FunctionalInterface
public interface ReplyListener {
  /** A request of this work has ended; on the thread that sent it. */
  void heard(HttpReply reply);

  /** Runs the work on this thread and reports the replies to its requests. */
  static <T> T listen(ReplyListener listener, Callable<T> work) throws Exception {
    return ScopedValue.where(Current.LISTENER, listener).call(work::call);
  }

  /** Passes a reply on to the work that waits for it; null when it was interrupted. */
  static void report(@Nullable HttpReply reply) {
    if (reply != null && Current.LISTENER.isBound()) {
      Current.LISTENER.get().heard(reply);
    }
  }

  /** The listener of the work that this thread does. */
  final class Current {
    private static final ScopedValue<ReplyListener> LISTENER = ScopedValue.newInstance();

    private Current() {}
  }
}
