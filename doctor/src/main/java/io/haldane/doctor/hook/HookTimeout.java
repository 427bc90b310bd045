package io.haldane.doctor.hook;

import io.haldane.api.GoDuration;
import io.haldane.api.hooks.HookRequest;
import io.haldane.api.v1beta1.Webhook;
import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import io.haldane.engine.decision.HookType;
import java.time.Duration;
import java.util.List;

/** A hook that is slow holds the step. */
public final class HookTimeout implements Check {
  private static final Code CODE =
      Code.warning(
          "hook-timeout-too-long",
          "A hook may take longer than the interval, so steps take longer than they should.",
          "Set a shorter timeout or fewer retries, or a longer interval.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    Duration interval = s.plan().interval();
    return s.analysis().webhooks().stream()
        .filter(hook -> HookType.of(hook.type()) == HookType.ROLLOUT)
        .filter(hook -> longest(hook).compareTo(interval) > 0)
        .map(hook ->
            "Hook %s may take %s, the interval is %s."
                .formatted(
                    hook.name(), GoDuration.format(longest(hook)), GoDuration.format(interval)))
        .toList();
  }

  private static Duration longest(Webhook hook) {
    Duration once = GoDuration.parse(hook.timeout()).orElse(HookRequest.DEFAULT_TIMEOUT);
    int retries = hook.retries() == null ? 0 : Math.clamp(hook.retries(), 0, 100);
    return once.multipliedBy(1L + retries);
  }
}
