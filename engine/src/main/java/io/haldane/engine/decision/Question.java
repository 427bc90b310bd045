package io.haldane.engine.decision;

import io.haldane.api.hooks.HookRequest;
import io.haldane.api.metrics.Backend;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the engine wants to know before it decides; asked only when it matters. */
public sealed interface Question {
  /**
   * Call these in order and stop at the first that does not pass, or, for rollback hooks, at the
   * first that does.
   */
  record Hooks(HookType type, List<HookCheck> hooks) implements Question {
    public Hooks {
      hooks = List.copyOf(hooks);
    }
  }

  /** Ask for one value. */
  record Metric(String name, MetricRequest request) implements Question {}

  /** Ask whether a backend can be asked. */
  record Availability(Backend backend) implements Question {}

  /**
   * Ask whether that canary may start a run, when only so many may run at once. A yes reserves the
   * place until the canary is decided upon.
   *
   * @param queuedAt since when it waits, or null when it has not waited yet
   */
  record Turn(String namespace, String name, @Nullable String queuedAt) implements Question {}

  /** One hook by its name in the canary, and the call to make. */
  record HookCheck(String name, HookRequest request) {}
}
