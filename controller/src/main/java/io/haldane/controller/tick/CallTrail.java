package io.haldane.controller.tick;

import java.util.Optional;

/** Follows the calls to hooks and metrics backends that one reconcile makes. Thread-safe. */
@FunctionalInterface
public interface CallTrail {
  CallTrail NONE = (_, _) -> Followed.NOT;

  /** What is called. */
  enum Callee {
    HOOK,
    BACKEND
  }

  /**
   * A call begins.
   *
   * @param name of the hook or metric in the canary
   */
  Followed begin(Callee callee, String name);

  /** One call. */
  interface Followed {
    /** A call that nobody follows. */
    Followed NOT =
        new Followed() {
          @Override
          public Optional<String> traceparent() {
            return Optional.empty();
          }

          @Override
          public void ended(String problem) {}
        };

    /** The header to send along; empty for none. */
    Optional<String> traceparent();

    /**
     * The call has ended.
     *
     * @param problem why it did not give what it was made for, without secrets; empty when it did
     */
    void ended(String problem);
  }
}
