package io.haldane.outbound;

import org.jspecify.annotations.Nullable;

/**
 * Hears of every call, for traces and metrics. Must return quickly and must not throw. What it may
 * show of a call is its text: method and server.
 */
@FunctionalInterface
public interface CallObserver {
  CallObserver NONE = _ -> _ -> {};

  /** Passes calls on to whatever observer the process has at that moment. */
  CallObserver INSTALLED = call -> Installed.observer.begin(call);

  /** A request is about to be sent; on the thread that waits for its answer. */
  Observed begin(HttpCall call);

  /** A call that is under way. */
  @FunctionalInterface
  interface Observed {
    /**
     * On the same thread.
     *
     * @param reply null when the caller was interrupted, or by a bug
     */
    void ended(@Nullable HttpReply reply);
  }

  /** Sets the observer of the process, for calls that begin from now on. */
  static void install(CallObserver observer) {
    Installed.observer = observer;
  }

  /** Adapters are found and not made, so that nobody can hand it over. */
  final class Installed {
    private static volatile CallObserver observer = NONE;

    private Installed() {}
  }
}
