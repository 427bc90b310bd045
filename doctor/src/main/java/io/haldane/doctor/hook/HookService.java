package io.haldane.doctor.hook;

import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.CalledServices;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;

/** A hook whose Service is not there. */
public final class HookService implements Check {
  private static final Code CODE =
      Code.error(
          "hook-service-missing",
          "A hook leads to a Service that does not exist.",
          "Create the Service, or correct the URL of the hook.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    return s.analysis().webhooks().stream()
        .flatMap(hook ->
            CalledServices.of(s, hook).stream()
                .filter(address -> CalledServices.isMissing(s, address))
                .map(address ->
                    "Hook %s calls %s, which does not exist."
                        .formatted(hook.name(), address.ref())))
        .toList();
  }
}
