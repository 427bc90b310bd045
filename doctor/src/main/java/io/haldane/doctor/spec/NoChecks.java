package io.haldane.doctor.spec;

import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import io.haldane.engine.decision.HookType;
import java.util.List;

/** Nothing judges a new version. */
public final class NoChecks implements Check {
  private static final Code CODE =
      Code.warning(
          "no-checks",
          "Nothing checks new versions: there are no metrics and no rollout hooks.",
          "Add request-success-rate and request-duration to spec.analysis.metrics, or a hook of type rollout.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    boolean hooks =
        s.analysis().webhooks().stream()
            .anyMatch(hook -> HookType.of(hook.type()) == HookType.ROLLOUT);
    return Check.when(
        !s.plan().skip() && s.analysis().metrics().isEmpty() && !hooks,
        () ->
            "spec.analysis has no metrics and no rollout hook: every version whose pods get ready is promoted.");
  }
}
