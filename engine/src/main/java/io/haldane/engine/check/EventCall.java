package io.haldane.engine.check;

import io.haldane.api.hooks.HookRequest;

/** One event for one hook. */
public sealed interface EventCall {
  record Send(HookRequest request) implements EventCall {}

  /**
   * The hook's Secret is missing or unfit.
   *
   * @param why names the hook, the Secret and the key
   */
  record Unsendable(String why) implements EventCall {}
}
