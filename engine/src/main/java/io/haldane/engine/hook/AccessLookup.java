package io.haldane.engine.hook;

import io.haldane.api.hooks.HookAccess;

/** What was found of that which a hook needs. */
public sealed interface AccessLookup {
  record Usable(HookAccess access) implements AccessLookup {}

  /**
   * The hook is not called without it.
   *
   * @param why names the hook, the object and the key, and says what to do
   */
  record Unusable(String why) implements AccessLookup {}
}
