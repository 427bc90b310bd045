package io.haldane.api.hooks;

/** Calls hooks. Blocking; called on a virtual thread; safe for concurrent use. */
public interface HookCaller {
  /**
   * Calls a hook, again where it is worth it and the request allows it.
   *
   * @param admission is asked before each attempt; without leave the answer is {@link
   *     HookAnswer.NotAsked}. What it gives is not held between two attempts
   */
  HookAnswer call(HookRequest request, Admission admission);

  /** Calls a hook without asking for leave. */
  default HookAnswer call(HookRequest request) {
    return call(request, Admission.FREE);
  }
}
