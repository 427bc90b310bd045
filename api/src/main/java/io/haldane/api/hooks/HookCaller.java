package io.haldane.api.hooks;

/** Calls hooks. Blocking; called on a virtual thread; safe for concurrent use. */
public interface HookCaller {
  HookAnswer call(HookRequest request);
}
